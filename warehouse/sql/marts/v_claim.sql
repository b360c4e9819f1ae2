-- purpose: figures that a published review printed
-- grain: one row per printed figure
-- reads: dim_claim
create view v_claim as
select
    claim_id,
    section,
    measure,
    value,
    unit,
    disputed,
    is_preferred,
    note,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_claim;
