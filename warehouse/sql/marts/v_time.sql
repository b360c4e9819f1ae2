-- purpose: hours of a person or team by activity
-- grain: one row per spell of a person or team
-- reads: fct_time
create view v_time as
select
    programme_code,
    person,
    team,
    worked_on,
    activity,
    hours,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_time;
