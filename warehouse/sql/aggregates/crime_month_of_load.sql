-- purpose: recorded crime counted by month, force, area and type, load by load
-- grain: one row per load, month, force, LSOA and crime type with at least one record
-- reads: fct_crime
select
    load_id,
    month,
    force,
    lsoa_code,
    crime_type,
    count(*) as records
from fct_crime
group by all
