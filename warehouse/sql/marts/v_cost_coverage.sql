-- purpose: which pilots have any cost recorded
-- grain: one row per pilot of a programme that handed in any cost
-- reads: dim_pilot, fct_cost
create view v_cost_coverage as
with programmes as (
    select distinct programme_code
    from fct_cost
),

counted as (
    select
        programme_code,
        pilot_code,
        count(*) as entries
    from fct_cost
    where pilot_code is not null
    group by programme_code, pilot_code
)

select
    programme_code,
    dim_pilot.pilot_code,
    cast(counted.entries is not null as bigint) as has_cost
from dim_pilot
inner join programmes using (programme_code)
left join counted using (programme_code, pilot_code);
