-- purpose: families of tests, declared in advance
-- grain: one row per programme, family and member
-- reads: dim_plan_entry
create view v_plan_family as
select
    programme_code,
    name as family,
    family_role,
    correction,
    member,
    reason,
    plan_version,
    agreed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_plan_entry
where part = 'family';
