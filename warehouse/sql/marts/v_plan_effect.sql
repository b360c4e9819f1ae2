-- purpose: smallest effects of interest
-- grain: one row per programme and outcome
-- reads: dim_plan_entry
create view v_plan_effect as
select
    programme_code,
    name as outcome,
    amount as smallest_effect,
    unit,
    direction,
    reason,
    plan_version,
    agreed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_plan_entry
where part = 'effect';
