-- purpose: recorded crime of all types by month, force and area; what pages read of areas
-- grain: one row per month, force and LSOA with at least one record
-- reads: crime_area_month_of_load
-- notes: v_crime_month without its types, a fifth of its rows
create view v_crime_area_month as
select
    month,
    force,
    lsoa_code,
    records as crimes
from crime_area_month_of_load;
