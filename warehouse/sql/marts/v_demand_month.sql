-- purpose: how many incidents were reported, and how many of them a reviewer gave a kind of demand
-- grain: one row per month of an incident export
-- reads: fct_incident
create table v_demand_month as
select
    cast(date_trunc('month', reported_on) as date) as month,
    cast(count(*) as bigint) as incidents,
    cast(count(*) filter (where demand <> 'unclassified') as bigint) as classified,
    cast(count(*) filter (where demand = 'unclassified') as bigint) as unclassified
from fct_incident
group by all
order by month;
