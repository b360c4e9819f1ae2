-- purpose: recorded crime by month, force, area and type, for counts that need no residents
-- grain: one row per month, force, LSOA and crime type with at least one record
-- reads: crime_month_of_load
-- notes: v_crime_month without its join, which costs more than the count itself
create view v_crime_area_type_month as
select
    month,
    force,
    lsoa_code,
    crime_type,
    records as crimes
from crime_month_of_load;
