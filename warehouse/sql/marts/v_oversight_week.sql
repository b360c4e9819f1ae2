-- purpose: in which weeks an inspector saw to a pilot
-- grain: one row per pilot and week
-- reads: fct_oversight_week
create view v_oversight_week as
select
    programme_code,
    pilot_code,
    week,
    has_oversight,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_oversight_week;
