-- purpose: scale scores
-- grain: one row per respondent, wave and scale with at least half of its items answered
-- reads: v_survey_answer, dim_item
-- notes: the mean of the answered items, so a missing item neither lowers nor raises the score
create table v_survey_scale_score as
with sizes as (
    select
        scale,
        count(*) as items
    from dim_item
    group by scale
)

select
    programme_code,
    respondent,
    wave,
    arm,
    scale,
    avg(score) as score,
    cast(count(*) as bigint) as items_answered,
    cast(any_value(sizes.items) as bigint) as items
from v_survey_answer
inner join dim_item using (item_code)
inner join sizes using (scale)
group by programme_code, respondent, wave, arm, scale
having 2 * count(*) >= any_value(sizes.items)
order by all;
