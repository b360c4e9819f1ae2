-- purpose: recorded crime counted by month, force, area and type; what pages read
-- grain: one row per month, force, LSOA and crime type with at least one record
-- reads: fct_crime
create table v_crime_month as
select
    month,
    force,
    lsoa_code,
    crime_type,
    cast(count(*) as bigint) as crimes
from fct_crime
group by all
order by month, force, lsoa_code, crime_type;
