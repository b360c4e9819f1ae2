-- purpose: reviewers' scores of a pilot against a rubric
-- grain: one row per reviewer, pilot, criterion and day
-- reads: fct_rubric_review
create view v_rubric_review as
select
    programme_code,
    pilot_code,
    reviewer,
    criterion,
    score,
    rationale,
    is_blind,
    reviewed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_rubric_review;
