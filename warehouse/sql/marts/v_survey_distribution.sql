-- purpose: how often each answer to an item was given
-- grain: one row per programme, wave, arm, item that the arm answered, and possible score
-- reads: v_survey_scale_answers, v_survey_item
create table v_survey_distribution as
with answers as (
    select
        programme_code,
        wave,
        arm,
        scale,
        generate_subscripts(string_split(answers, ','), 1) as scale_position,
        unnest(string_split(answers, ',')) as answer
    from v_survey_scale_answers
),

counted as (
    select
        programme_code,
        wave,
        arm,
        scale,
        scale_position,
        answer,
        count(*) as respondents
    from answers
    where answer != ''
    group by all
),

given as (
    select
        counted.programme_code,
        counted.wave,
        counted.arm,
        v_survey_item.item_code,
        cast(counted.answer as bigint) as score,
        cast(counted.respondents as bigint) as respondents
    from counted
    inner join v_survey_item using (scale, scale_position)
),

answered as (
    select
        programme_code,
        wave,
        arm,
        item_code,
        cast(sum(respondents) as bigint) as answered
    from given
    group by all
),

possible as (
    select
        answered.programme_code,
        answered.wave,
        answered.arm,
        item_code,
        v_survey_item.scale,
        unnest(range(v_survey_item.minimum, v_survey_item.maximum + 1)) as score,
        answered.answered
    from answered
    inner join v_survey_item using (item_code)
)

select
    programme_code,
    wave,
    arm,
    item_code,
    possible.scale,
    score,
    coalesce(given.respondents, 0) as respondents,
    possible.answered
from possible
left join given using (programme_code, wave, arm, item_code, score)
order by all;
