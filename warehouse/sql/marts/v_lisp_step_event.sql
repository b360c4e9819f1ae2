-- purpose: when each LISP step was started, evidenced, completed or reopened
-- grain: one row per pilot, step, event and day
-- reads: fct_lisp_step_event
create view v_lisp_step_event as
select
    programme_code,
    pilot_code,
    step,
    event,
    happened_on,
    evidence_ref,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_lisp_step_event;
