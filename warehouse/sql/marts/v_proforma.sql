-- purpose: what officers wrote on the proforma for each step
-- grain: one row per answered step of a submission
-- reads: fct_proforma
create view v_proforma as
select
    programme_code,
    pilot_code,
    version,
    step,
    response,
    evidence_ref,
    completed_by,
    submitted_on,
    success_definition,
    escalation,
    evaluation,
    lacks,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_proforma;
