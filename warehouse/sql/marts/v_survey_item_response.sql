-- purpose: who left an item blank
-- grain: one row per programme, wave, arm that answered, and item that anyone answered in that wave
-- reads: v_survey_distribution, v_survey_participation
-- notes: an item that nobody of the programme answered in a wave was not asked in it
create view v_survey_item_response as
with asked as (
    select distinct
        programme_code,
        wave,
        item_code,
        scale
    from v_survey_distribution
),

answered as (
    select distinct
        programme_code,
        wave,
        arm,
        item_code,
        answered
    from v_survey_distribution
)

select
    programme_code,
    wave,
    v_survey_participation.arm,
    item_code,
    asked.scale,
    v_survey_participation.responded as respondents,
    v_survey_participation.responded - coalesce(answered.answered, 0) as left_blank
from asked
inner join v_survey_participation using (programme_code, wave)
left join answered using (programme_code, wave, arm, item_code)
where v_survey_participation.responded > 0;
