-- purpose: what each pilot did for each of the four pillars from month to month
-- grain: one row per pilot, month of its run and pillar, where the programme handed over contacts
-- reads: v_engagement_month, v_contact
-- notes: contacts without a pillar stand in v_engagement_month alone
create table v_pillar_activity as
with pillars as (
    select unnest(['visibility', 'engagement', 'problem_solving', 'resilience']) as pillar
),

logged as (
    select
        programme_code,
        pilot_code,
        month,
        pillar,
        count(*) as contacts,
        count(minutes) as timed_contacts,
        sum(minutes) as minutes
    from v_contact
    where pillar is not null
    group by programme_code, pilot_code, month, pillar
)

select
    v_engagement_month.programme_code,
    v_engagement_month.pilot_code,
    v_engagement_month.month,
    pillars.pillar,
    cast(coalesce(logged.contacts, 0) as bigint) as contacts,
    cast(coalesce(logged.timed_contacts, 0) as bigint) as timed_contacts,
    cast(coalesce(logged.minutes, 0) as double) as minutes
from v_engagement_month
cross join pillars
left join logged using (programme_code, pilot_code, month, pillar)
order by all;
