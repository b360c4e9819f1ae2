-- purpose: how many of a programme's dependencies are open, by how they stand
-- grain: one row per programme and colour, where the programme handed over any dependency
-- reads: fct_dependency
create view v_dependency_count as
with colours as (
    select unnest(['red', 'amber', 'green']) as rag
),

programmes as (
    select distinct programme_code
    from fct_dependency
),

listed as (
    select
        programme_code,
        rag,
        count(*) filter (where closed_on is null) as still_open,
        count(closed_on) as closed
    from fct_dependency
    group by programme_code, rag
)

select
    programmes.programme_code,
    colours.rag,
    cast(coalesce(listed.still_open, 0) as bigint) as still_open,
    cast(coalesce(listed.closed, 0) as bigint) as closed
from programmes
cross join colours
left join listed using (programme_code, rag);
