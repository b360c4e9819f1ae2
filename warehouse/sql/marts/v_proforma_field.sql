-- purpose: which of the fields that version 2 added each submitted proforma holds
-- grain: one row per submission and field
-- reads: v_proforma_submission
create view v_proforma_field as
select
    programme_code,
    pilot_code,
    version,
    submitted_on,
    unnest(['success_definition', 'escalation', 'evaluation']) as field,
    unnest([
        cast(has_success_definition as bigint),
        cast(has_escalation as bigint),
        cast(has_evaluation as bigint)
    ]) as held,
    load_id,
    row_no
from v_proforma_submission;
