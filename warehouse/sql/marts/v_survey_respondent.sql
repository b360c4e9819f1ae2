-- purpose: who answered which wave, and whether they can be followed over waves
-- grain: one row per respondent and wave with at least one answer
-- reads: fct_survey_answer, dim_item
create table v_survey_respondent as
with respondents as (
    select
        programme_code,
        respondent,
        wave,
        any_value(arm) as arm,
        any_value(lpa) as lpa,
        bool_or(has_link_code) as has_link_code,
        min(answered_on) as answered_on,
        cast(count(*) as bigint) as items_answered
    from fct_survey_answer
    inner join dim_item using (item_code)
    group by programme_code, respondent, wave
)

select
    programme_code,
    respondent,
    wave,
    arm,
    lpa,
    has_link_code,
    count(*) over (partition by programme_code, respondent) > 1 as linked,
    answered_on,
    items_answered
from respondents
order by programme_code, respondent, wave;
