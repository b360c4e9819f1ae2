-- purpose: disputed figures and the value to go by
-- grain: one row per programme and figure
-- reads: dim_plan_entry
create view v_plan_dispute as
select
    programme_code,
    name as figure,
    preferred,
    reason,
    decided_by,
    decided_on,
    plan_version,
    agreed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_plan_entry
where part = 'dispute';
