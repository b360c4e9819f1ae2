-- purpose: findings whose state a person set by hand
-- grain: one row per programme and finding
-- reads: fct_finding_override
create view v_finding_override as
select
    programme_code,
    finding_key,
    state,
    reason,
    name,
    decided_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_finding_override;
