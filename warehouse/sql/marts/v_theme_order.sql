-- purpose: how many themes each further interview brought that none before it had
-- grain: one row per programme and coded, dated interview
-- reads: v_interview_coding, v_theme_mention
-- notes: interviews of one day stand in the alphabetical order of their themes, so that the order
--     depends neither on file names nor on pseudonyms
create table v_theme_order as
with themes_of as (
    select
        programme_code,
        document,
        list(theme order by theme) filter (where mentioned) as themes
    from v_theme_mention
    group by programme_code, document
),

ordered as (
    select
        programme_code,
        document,
        coalesce(themes_of.themes, []) as themes,
        row_number() over (
            partition by programme_code
            order by v_interview_coding.interviewed_on, coalesce(themes_of.themes, [])
        ) as position
    from v_interview_coding
    inner join themes_of using (programme_code, document)
    where v_interview_coding.is_coded and v_interview_coding.interviewed_on is not null
),

unfolded as (
    select
        programme_code,
        position,
        unnest(themes) as theme
    from ordered
),

firsts as (
    select
        programme_code,
        theme,
        min(position) as position
    from unfolded
    group by programme_code, theme
),

brought as (
    select
        programme_code,
        position,
        count(*) as new_themes
    from firsts
    group by programme_code, position
)

select
    programme_code,
    document,
    cast(position as bigint) as position,
    cast(len(ordered.themes) as bigint) as themes,
    cast(coalesce(brought.new_themes, 0) as bigint) as new_themes
from ordered
left join brought using (programme_code, position)
order by programme_code, position;
