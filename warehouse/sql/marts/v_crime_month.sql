-- purpose: recorded crime counted by month, force, area and type; what pages read
-- grain: one row per month, force, LSOA and crime type with at least one record
-- reads: crime_month_of_load, v_area_residents
-- notes: a month of a force stems from one load, since a newer release replaces the older; a rate
--   may count only records of areas whose residents are known (v_area_month)
create view v_crime_month as
select
    crime_month_of_load.month,
    crime_month_of_load.force,
    crime_month_of_load.lsoa_code,
    crime_month_of_load.crime_type,
    crime_month_of_load.records as crimes,
    if(v_area_residents.area_code is null, 0, crime_month_of_load.records)
        as crimes_with_residents
from crime_month_of_load
left join v_area_residents
    on crime_month_of_load.lsoa_code = v_area_residents.area_code;
