-- purpose: self-evaluations of LISP implementation
-- grain: one row per rater, pilot, step and day of assessment
-- reads: fct_self_evaluation
create view v_self_evaluation as
select
    programme_code,
    rater,
    rater_role,
    pilot_code,
    cast(step as bigint) as step,
    cast(score as double) as score,
    assessed_on,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_self_evaluation;
