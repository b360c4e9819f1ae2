-- purpose: treatment, control and buffer areas of each pilot
-- grain: one row per pilot and area
-- reads: bridge_pilot_area
create view v_pilot_area as
select
    programme_code,
    pilot_code,
    area_code,
    area_role,
    rationale,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from bridge_pilot_area;
