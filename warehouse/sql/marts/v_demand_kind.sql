-- purpose: how many incidents a reviewer gave each kind of demand
-- grain: one row per month of an incident export and kind of demand, also where none was
-- reads: fct_incident, v_demand_month
create table v_demand_kind as
with kinds as (
    select unnest(['excess', 'preventable', 'shunt', 'failure']) as demand
),

coded as (
    select
        cast(date_trunc('month', reported_on) as date) as month,
        demand,
        count(*) as incidents
    from fct_incident
    group by all
)

select
    month,
    demand,
    cast(coalesce(coded.incidents, 0) as bigint) as incidents
from v_demand_month
cross join kinds
left join coded using (month, demand)
order by month, demand;
