-- purpose: denominators of crime rates: residents of each area for each month published
-- grain: one row per area with a population and month for which its force published crime
-- reads: v_crime_month, dim_area
-- notes: an area belongs to the force that published most records in it
create table v_area_month as
with records as (
    select
        lsoa_code,
        force,
        sum(crimes) as crimes
    from v_crime_month
    where lsoa_code is not null
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
    from v_crime_month
)

select
    months.month,
    months.force,
    dim_area.area_code as lsoa_code,
    dim_area.population
from dim_area
inner join owners on dim_area.area_code = owners.lsoa_code
inner join months on owners.force = months.force
where dim_area.population > 0
order by months.month, dim_area.area_code;
