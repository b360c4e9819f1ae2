-- purpose: what a pilot raised to a higher level, and what came of it
-- grain: one row per pilot and escalation
-- reads: fct_escalation
create view v_escalation as
select
    programme_code,
    pilot_code,
    escalation_code,
    raised_on,
    to_level,
    barrier,
    status,
    closed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_escalation;
