-- purpose: the pilots of each programme
-- grain: one row per programme and pilot
-- reads: dim_pilot
create view v_pilot as
select
    programme_code,
    programme_name,
    pilot_code,
    name,
    location_code,
    problem,
    status,
    started_on,
    ended_on,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_pilot;
