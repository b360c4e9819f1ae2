-- purpose: deprivation of areas
-- grain: one row per edition and area
-- reads: dim_deprivation
create view v_deprivation as
select
    cast(edition as bigint) as edition,
    area_code,
    area_name,
    district_code,
    district_name,
    score,
    cast(rank as bigint) as rank,
    cast(decile as bigint) as decile,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_deprivation;
