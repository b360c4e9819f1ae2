-- purpose: each reviewer's newest score of a pilot on a criterion, with the LISP step that it names
-- grain: one row per reviewer, pilot and criterion
-- reads: v_rubric_review
-- notes: the step is null where the rubric's criterion bears no step's name
create view v_reviewer_score as
with steps (step, name) as (
    values
    (1, 'justification'),
    (2, 'community assets'),
    (3, 'stakeholders and networks'),
    (4, 'problem rich picture'),
    (5, 'working group'),
    (6, 'solution rich picture'),
    (7, 'interventions and evaluation'),
    (8, 'escalation')
)

select
    v_rubric_review.programme_code,
    v_rubric_review.pilot_code,
    v_rubric_review.criterion,
    cast(steps.step as bigint) as step,
    v_rubric_review.reviewer,
    v_rubric_review.score,
    v_rubric_review.is_blind,
    v_rubric_review.reviewed_on,
    v_rubric_review.load_id,
    v_rubric_review.row_no
from v_rubric_review
left join steps on lower(trim(v_rubric_review.criterion)) = steps.name
qualify
    row_number() over (
        partition by programme_code, reviewer, pilot_code, criterion
        order by reviewed_on desc nulls last, v_rubric_review.load_id desc, v_rubric_review.row_no desc
    ) = 1;
