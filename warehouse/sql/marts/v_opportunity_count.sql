-- purpose: how many opportunities were taken, missed, or are still undecided
-- grain: one row per programme and status, where the programme handed over any opportunity
-- reads: fct_opportunity
create view v_opportunity_count as
with statuses as (
    select unnest(['identified', 'taken', 'missed']) as status
),

programmes as (
    select distinct programme_code
    from fct_opportunity
),

listed as (
    select
        programme_code,
        status,
        count(*) as opportunities
    from fct_opportunity
    group by programme_code, status
)

select
    programmes.programme_code,
    statuses.status,
    cast(coalesce(listed.opportunities, 0) as bigint) as opportunities,
    if(statuses.status = 'taken', cast(coalesce(listed.opportunities, 0) as bigint), 0) as taken,
    if(statuses.status = 'identified', 0, cast(coalesce(listed.opportunities, 0) as bigint))
        as decided
from programmes
cross join statuses
left join listed using (programme_code, status);
