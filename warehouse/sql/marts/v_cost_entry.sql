-- purpose: recorded costs, and the pilots and kinds for which nobody recorded any
-- grain: one row per cost; one more, without an amount, per pilot and kind of cost that its
--     programme records elsewhere and not for this pilot
-- reads: dim_pilot, fct_cost
-- notes: a cost that nobody recorded is not 0
create view v_cost_entry as
with kinds as (
    select distinct
        programme_code,
        cost_kind
    from fct_cost
)

select
    programme_code,
    pilot_code,
    cost_kind,
    amount_gbp,
    cast(1 as bigint) as entries,
    load_id,
    row_no
from fct_cost
union all
select
    programme_code,
    dim_pilot.pilot_code,
    kinds.cost_kind,
    cast(null as double) as amount_gbp,
    cast(0 as bigint) as entries,
    cast(null as bigint) as load_id,
    cast(null as bigint) as row_no
from dim_pilot
inner join kinds using (programme_code)
anti join fct_cost using (programme_code, pilot_code, cost_kind);
