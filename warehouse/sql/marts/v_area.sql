-- purpose: areas with residents and centroid
-- grain: one row per area
-- reads: dim_area
create view v_area as
select
    area_code,
    area_name,
    area_type,
    population,
    longitude,
    latitude,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_area;
