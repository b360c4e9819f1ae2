-- purpose: contacts on each rung of Arnstein's ladder from month to month
-- grain: one row per pilot, month of its run and rung, where the programme rated any contact
-- reads: v_engagement_month, v_contact
create table v_ladder_month as
with rungs as (
    select unnest(generate_series(1, 8)) as arnstein_rung
),

programmes as (
    select distinct programme_code
    from v_contact
    where arnstein_rung is not null
),

logged as (
    select
        programme_code,
        pilot_code,
        month,
        arnstein_rung,
        count(*) as contacts
    from v_contact
    where arnstein_rung is not null
    group by programme_code, pilot_code, month, arnstein_rung
)

select
    v_engagement_month.programme_code,
    v_engagement_month.pilot_code,
    v_engagement_month.month,
    cast(rungs.arnstein_rung as bigint) as arnstein_rung,
    cast(coalesce(logged.contacts, 0) as bigint) as contacts
from v_engagement_month
semi join programmes using (programme_code)
cross join rungs
left join logged
    on v_engagement_month.programme_code = logged.programme_code
    and v_engagement_month.pilot_code = logged.pilot_code
    and v_engagement_month.month = logged.month
    and rungs.arnstein_rung = logged.arnstein_rung
order by all;
