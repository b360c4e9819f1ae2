-- purpose: denominators of crime rates over all months: residents added up over those published
-- grain: one row per area with residents whose force published crime
-- reads: v_area_month
-- notes: population is residents times months, as the sums of v_area_month are
create table v_area_total as
select
    force,
    lsoa_code,
    cast(sum(population) as bigint) as population
from v_area_month
group by force, lsoa_code
order by lsoa_code;
