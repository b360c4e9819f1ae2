-- purpose: recorded crime counted by month, force and area, load by load
-- grain: one row per load, month, force and LSOA with at least one record
-- reads: fct_crime
select
    load_id,
    month,
    force,
    lsoa_code,
    count(*) as records
from fct_crime
group by all
