-- purpose: denominators of crime rates: residents of each area for each month published
-- grain: one row per area with residents and month for which its force published crime
-- reads: crime_month_of_load, v_area_residents
-- notes: an area belongs to the force that published most records in it
create table v_area_month as
with records as (
    select
        lsoa_code,
        force,
        sum(records) as crimes
    from crime_month_of_load
    semi join v_area_residents on lsoa_code = area_code
    group by lsoa_code, force
),

owners as (
    select
        lsoa_code,
        force
    from records
    qualify row_number() over (partition by lsoa_code order by crimes desc, force) = 1
),

months as (
    select distinct
        month,
        force
    from crime_month_of_load
)

select
    months.month,
    months.force,
    v_area_residents.area_code as lsoa_code,
    v_area_residents.residents as population
from v_area_residents
inner join owners on v_area_residents.area_code = owners.lsoa_code
inner join months on owners.force = months.force
order by months.month, v_area_residents.area_code;
