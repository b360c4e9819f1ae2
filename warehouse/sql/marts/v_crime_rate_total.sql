-- purpose: numerators of crime rates of all types and months
-- grain: one row per force and LSOA with at least one record
-- reads: v_area_residents, v_crime_area_total
-- notes: v_crime_rate_month without its months; denominators stand in v_area_total
create view v_crime_rate_total as
select
    v_crime_area_total.force,
    v_crime_area_total.lsoa_code,
    if(v_area_residents.area_code is null, 0, v_crime_area_total.crimes) as crimes_with_residents
from v_crime_area_total
left join v_area_residents on v_crime_area_total.lsoa_code = v_area_residents.area_code;
