-- purpose: numerators of crime rates of all months by type
-- grain: one row per force, LSOA and crime type with at least one record
-- reads: v_area_residents, v_crime_area_type_total
-- notes: v_crime_month without its months; denominators stand in v_area_total
create view v_crime_rate_type_total as
select
    v_crime_area_type_total.force,
    v_crime_area_type_total.lsoa_code,
    v_crime_area_type_total.crime_type,
    if(v_area_residents.area_code is null, 0, v_crime_area_type_total.crimes)
        as crimes_with_residents
from v_crime_area_type_total
left join v_area_residents on v_crime_area_type_total.lsoa_code = v_area_residents.area_code;
