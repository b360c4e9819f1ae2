-- purpose: what each coder found in the interviews that two or more coders read
-- grain: one row per programme, interview with at least two named coders, theme and coder
-- reads: fct_coded_excerpt, v_interview_coding, v_theme_used
-- notes: a coder read an interview where that coder gave it any theme
create table v_theme_coding as
with coders as (
    select distinct
        programme_code,
        document,
        coder
    from fct_coded_excerpt
    where coder is not null
),

given as (
    select distinct
        programme_code,
        document,
        coder,
        tag as theme
    from fct_coded_excerpt
)

select
    programme_code,
    theme,
    document,
    coder,
    given.theme is not null as mentioned
from coders
inner join v_interview_coding using (programme_code, document)
inner join v_theme_used using (programme_code)
left join given using (programme_code, document, coder, theme)
where v_interview_coding.named_coders > 1
order by programme_code, theme, document, coder;
