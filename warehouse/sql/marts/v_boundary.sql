-- purpose: boundaries of areas
-- grain: one row per area type, vintage and area
-- reads: dim_boundary
create view v_boundary as
select
    area_type,
    cast(vintage as bigint) as vintage,
    area_code,
    area_name,
    geometry,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_boundary;
