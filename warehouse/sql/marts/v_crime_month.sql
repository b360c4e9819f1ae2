-- purpose: recorded crime counted by month, force, area and type; what pages read
-- grain: one row per month, force, LSOA and crime type with at least one record
-- reads: fct_crime, v_area_residents
-- notes: a rate may count only records of areas whose residents are known (v_area_month)
create table v_crime_month as
select
    fct_crime.month,
    fct_crime.force,
    fct_crime.lsoa_code,
    fct_crime.crime_type,
    cast(count(*) as bigint) as crimes,
    cast(count(v_area_residents.area_code) as bigint) as crimes_with_residents
from fct_crime
left join v_area_residents
    on fct_crime.lsoa_code = v_area_residents.area_code
group by fct_crime.month, fct_crime.force, fct_crime.lsoa_code, fct_crime.crime_type
order by month, force, lsoa_code, crime_type;
