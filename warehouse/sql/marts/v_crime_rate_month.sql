-- purpose: numerators of crime rates of all types: records of areas whose residents are known
-- grain: one row per month, force and LSOA with at least one record
-- reads: v_area_residents, v_crime_area_month
-- notes: apart from v_crime_area_month, so that a count need not ask who lives there; denominators
--   stand in v_area_month
create view v_crime_rate_month as
select
    v_crime_area_month.month,
    v_crime_area_month.force,
    v_crime_area_month.lsoa_code,
    if(v_area_residents.area_code is null, 0, v_crime_area_month.crimes) as crimes_with_residents
from v_crime_area_month
left join v_area_residents on v_crime_area_month.lsoa_code = v_area_residents.area_code;
