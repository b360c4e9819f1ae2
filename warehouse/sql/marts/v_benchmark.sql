-- purpose: published figures that a pilot is set beside
-- grain: one row per measure, source and year
-- reads: dim_benchmark
create view v_benchmark as
select
    measure,
    value,
    unit,
    source,
    year,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_benchmark;
