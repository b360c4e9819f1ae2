-- purpose: planned dose of a pilot
-- grain: one row per programme and component
-- reads: dim_plan_entry
create view v_plan_dose as
select
    programme_code,
    name as component,
    amount as planned,
    unit,
    reason,
    plan_version,
    agreed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_plan_entry
where part = 'dose';
