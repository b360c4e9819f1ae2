-- purpose: thresholds of finding rules, declared in advance
-- grain: one row per programme, rule and threshold
-- reads: dim_plan_entry
create view v_plan_threshold as
select
    programme_code,
    name as rule_key,
    threshold_name,
    amount as threshold_value,
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
where part = 'threshold';
