-- purpose: residents of areas, all ages
-- grain: one row per area and year
-- reads: dim_population
create view v_population as
select
    area_code,
    area_name,
    cast(year as bigint) as year,
    residents,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_population
where is_total;
