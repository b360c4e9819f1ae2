-- purpose: residents of each area, from whichever file tells them; the denominator of rates
-- grain: one row per area with at least one resident
-- reads: dim_area, v_population
-- notes: the areas file comes first, then the newest year of the population files
create table v_area_residents as
with newest as (
    select
        area_code,
        residents,
        year
    from v_population
    qualify row_number() over (partition by area_code order by year desc nulls last) = 1
)

select
    area_code,
    coalesce(dim_area.population, newest.residents) as residents,
    case when dim_area.population is null then newest.year end as year
from dim_area
full join newest using (area_code)
where coalesce(dim_area.population, newest.residents) > 0
order by area_code;
