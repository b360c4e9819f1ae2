-- purpose: how many linked respondents moved from one answer to another
-- grain: one row per programme, arm, item, ordered pair of waves, earlier score and later score
-- reads: v_survey_scale_answer_pair, v_survey_item
create table v_survey_transition as
with answers as (
    select
        programme_code,
        arm,
        scale,
        from_wave,
        to_wave,
        generate_subscripts(string_split(from_answers, ','), 1) as scale_position,
        unnest(string_split(from_answers, ',')) as from_answer,
        unnest(string_split(to_answers, ',')) as to_answer
    from v_survey_scale_answer_pair
),

moves as (
    select
        programme_code,
        arm,
        scale,
        from_wave,
        to_wave,
        scale_position,
        from_answer,
        to_answer,
        count(*) as respondents
    from answers
    group by all
)

select
    moves.programme_code,
    moves.arm,
    v_survey_item.item_code,
    scale,
    moves.from_wave,
    moves.to_wave,
    cast(moves.from_answer as bigint) as from_score,
    cast(moves.to_answer as bigint) as to_score,
    cast(moves.respondents as bigint) as respondents
from moves
inner join v_survey_item using (scale, scale_position)
where moves.from_answer != '' and moves.to_answer != ''
order by all;
