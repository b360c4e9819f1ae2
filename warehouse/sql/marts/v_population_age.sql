-- purpose: residents of areas by age
-- grain: one row per area, year and age band
-- reads: dim_population
create view v_population_age as
select
    area_code,
    cast(year as bigint) as year,
    cast(age_from as bigint) as age_from,
    cast(age_to as bigint) as age_to,
    residents,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_population
where not is_total;
