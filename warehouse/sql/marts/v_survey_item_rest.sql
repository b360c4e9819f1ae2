-- purpose: each item beside the sum of the other items of its scale
-- grain: one row per programme, wave, arm, item, its score and the sum of the others
-- reads: v_survey_scale_answers, v_survey_item
-- notes: respondents who answered every item of the scale
create table v_survey_item_rest as
with answers as (
    select
        programme_code,
        wave,
        arm,
        scale,
        cast(round(score * items) as bigint) as total,
        generate_subscripts(string_split(answers, ','), 1) as scale_position,
        unnest(string_split(answers, ',')) as answer
    from v_survey_scale_answers
    where items_answered = items
),

counted as (
    select
        programme_code,
        wave,
        arm,
        scale,
        scale_position,
        answer,
        total,
        count(*) as respondents
    from answers
    group by all
)

select
    counted.programme_code,
    counted.wave,
    counted.arm,
    v_survey_item.item_code,
    scale,
    cast(counted.answer as bigint) as score,
    counted.total - cast(counted.answer as bigint) as rest,
    cast(counted.respondents as bigint) as respondents
from counted
inner join v_survey_item using (scale, scale_position)
order by all;
