-- purpose: recorded crime of all types and months by force and area
-- grain: one row per force and LSOA with at least one record
-- reads: v_crime_area_type_total
-- notes: v_crime_month without its types and months: a country's areas once, not once a month
create table v_crime_area_total as
select
    force,
    lsoa_code,
    cast(sum(crimes) as bigint) as crimes
from v_crime_area_type_total
group by force, lsoa_code
order by lsoa_code, force;
