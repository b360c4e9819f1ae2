-- purpose: planned calendar of the survey
-- grain: one row per programme and wave
-- reads: dim_plan_entry
create view v_plan_wave as
select
    programme_code,
    name as wave,
    opens_on,
    closes_on,
    reason,
    plan_version,
    agreed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_plan_entry
where part = 'wave';
