-- purpose: each respondent's answers to a scale side by side, with their mean
-- grain: one row per respondent, wave and scale with at least one answer
-- reads: fct_survey_answer, v_survey_item
-- notes: whether all answers are the same is asked before reverse coding, where at least two and
-- half of the items are answered, all have the same range, and sameness is telling: a reversed and
-- another item are answered, or eight items
create table v_survey_scale_answers as
with scales as (
    select
        scale,
        cast(count(*) as bigint) as items,
        count(distinct (minimum, maximum)) = 1 as has_one_range
    from v_survey_item
    group by scale
),

gathered as (
    select
        fct_survey_answer.programme_code,
        fct_survey_answer.respondent,
        fct_survey_answer.wave,
        fct_survey_answer.arm,
        v_survey_item.scale,
        cast(count(*) as bigint) as items_answered,
        list(v_survey_item.scale_position) as positions,
        list(
            case
                when v_survey_item.is_reverse
                    then v_survey_item.minimum + v_survey_item.maximum - answer
                else answer
            end
        ) as scores,
        min(answer) = max(answer) as is_same,
        bool_or(v_survey_item.is_reverse) and not bool_and(v_survey_item.is_reverse)
            as has_both_directions
    from fct_survey_answer
    inner join v_survey_item using (item_code)
    group by all
)

select
    gathered.programme_code,
    gathered.respondent,
    gathered.wave,
    gathered.arm,
    scale,
    array_to_string(
        list_transform(
            range(1, scales.items + 1),
            lambda place: coalesce(
                cast(gathered.scores[list_position(gathered.positions, place)] as varchar), ''
            )
        ),
        ','
    ) as answers,
    list_avg(gathered.scores) as score,
    gathered.items_answered,
    scales.items,
    case
        when
            scales.has_one_range
            and 2 * gathered.items_answered >= greatest(4, scales.items)
            and (gathered.items_answered >= 8 or gathered.has_both_directions)
            then gathered.is_same
    end as is_straight
from gathered
inner join scales using (scale)
order by all;
