-- purpose: recorded crime of all areas by month, force and type; what pages read of whole forces
-- grain: one row per month, force and crime type with at least one record
-- reads: crime_type_month_of_load
-- notes: v_crime_month without its areas: a few rows a month, however many areas a force has
create view v_crime_type_month as
select
    month,
    force,
    crime_type,
    records as crimes
from crime_type_month_of_load;
