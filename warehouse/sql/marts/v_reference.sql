-- purpose: works that a review may cite
-- grain: one row per work
-- reads: dim_reference
create view v_reference as
select
    reference_key,
    authors,
    year,
    title,
    publication,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_reference;
