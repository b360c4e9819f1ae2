-- purpose: people's own scores of a step beside the reviewers' mean score of the same step
-- grain: one row per rater, pilot and LISP step that a reviewer scored
-- reads: v_step_rating, v_reviewer_score
-- notes: left_out guards those whose pilot was not reviewed: what they said is the difference
--        between everybody's level and that of the people in the gap
create view v_review_gap as
with reviews as (
    select
        programme_code,
        pilot_code,
        step,
        avg(score) as review_score
    from v_reviewer_score
    where step is not null
    group by programme_code, pilot_code, step
),

left_out as (
    select
        programme_code,
        step,
        count(distinct rater) as raters
    from v_step_rating
    anti join reviews using (programme_code, pilot_code, step)
    group by programme_code, step
)

select
    v_step_rating.programme_code,
    v_step_rating.pilot_code,
    v_step_rating.step,
    v_step_rating.rater,
    v_step_rating.score as self_score,
    reviews.review_score,
    coalesce(left_out.raters, 0) as left_out
from v_step_rating
inner join reviews using (programme_code, pilot_code, step)
left join left_out using (programme_code, step);
