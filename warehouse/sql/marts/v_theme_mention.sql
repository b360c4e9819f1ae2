-- purpose: which interviewee spoke of which theme, and who spoke against it
-- grain: one row per programme with any coded excerpt, interviewee and theme
-- reads: dim_interview, fct_coded_excerpt, v_theme_used
-- notes: every interview is judged by one coder, so that one that two coders read has no second
--     chance to hold a theme: of its coders the one who coded most interviews of the programme,
--     of equals the one who coded most stretches, of those the first pseudonym. A coder whom the tool does not name counts as one coder.
create table v_theme_mention as
with codings as (
    select
        programme_code,
        document,
        coalesce(coder, '') as coder,
        tag as theme,
        valence
    from fct_coded_excerpt
),

coders as (
    select
        programme_code,
        coder,
        count(distinct document) as interviews,
        count(*) as codings
    from codings
    group by programme_code, coder
),

read_by as (
    select distinct
        programme_code,
        document,
        coder
    from codings
),

judged as (
    select
        programme_code,
        document,
        first(coder order by coders.interviews desc, coders.codings desc, coder) as coder
    from read_by
    inner join coders using (programme_code, coder)
    group by programme_code, document
),

valences as (
    select
        programme_code,
        bool_or(valence is not null) as are_said
    from codings
    group by programme_code
),

said as (
    select
        programme_code,
        document,
        theme,
        bool_or(coalesce(valence = 'against', false)) as is_against,
        bool_or(valence is null) as is_open
    from codings
    inner join judged using (programme_code, document, coder)
    group by programme_code, document, theme
)

select
    programme_code,
    theme,
    document,
    dim_interview.role_band,
    said.theme is not null as mentioned,
    case
        when not valences.are_said then null
        when said.is_against then true
        when said.is_open then null
        else false
    end as against
from v_theme_used
inner join dim_interview using (programme_code)
inner join valences using (programme_code)
left join said using (programme_code, document, theme)
order by programme_code, theme, document;
