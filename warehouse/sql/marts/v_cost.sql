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
    is_synthetic
from fct_cost;
