-- purpose: denominators of crime rates: residents of each area for each month published
-- grain: one row per area with residents and month for which its force published crime
-- reads: v_area_residents, v_crime_area_total, v_crime_type_month
-- notes: an area belongs to the force that published most records in it
create table v_area_month as
with owners as (
    select
        lsoa_code,
        force
    from v_crime_area_total
    semi join v_area_residents on lsoa_code = area_code
    qualify row_number() over (partition by lsoa_code order by crimes desc, force) = 1
),

months as (
    select distinct
        month,
        force
    from v_crime_type_month
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
