-- purpose: officers and staff, without their names
-- grain: one row per programme and person
-- reads: dim_person
create view v_person as
select
    programme_code,
    person,
    role,
    arm,
    lpa,
    np_years_band,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_person;
