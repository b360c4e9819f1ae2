-- purpose: recorded crime counted by month, force and type, load by load
-- grain: one row per load, month, force and crime type with at least one record
-- reads: fct_crime
select
    load_id,
    month,
    force,
    crime_type,
    count(*) as records
from fct_crime
group by all
