-- purpose: which area of one kind and vintage is which of another
-- grain: one row per pair of areas
-- reads: dim_area_lookup
-- notes: counts may be added up along best fits; along an exact fit only where change is U or M
create view v_area_lookup as
select
    from_type,
    cast(from_vintage as bigint) as from_vintage,
    from_code,
    to_type,
    cast(to_vintage as bigint) as to_vintage,
    to_code,
    change,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_area_lookup;
