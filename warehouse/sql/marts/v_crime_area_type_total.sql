-- purpose: recorded crime of all months by force, area and type
-- grain: one row per force, LSOA and crime type with at least one record
-- reads: v_crime_area_type_month
-- notes: v_crime_month without its months: a country's areas and types once, not once a month
create table v_crime_area_type_total as
select
    force,
    lsoa_code,
    crime_type,
    cast(sum(crimes) as bigint) as crimes
from v_crime_area_type_month
group by force, lsoa_code, crime_type
order by crime_type, lsoa_code, force;
