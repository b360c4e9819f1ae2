-- purpose: costs of a programme or pilot
-- grain: one row per cost; equal rows are separate costs
-- reads: fct_cost
create view v_cost as
select
    programme_code,
    pilot_code,
    cost_kind,
    amount_gbp,
    period,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_cost;
