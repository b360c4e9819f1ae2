-- purpose: how much each pilot engaged from month to month, and how fully that was written down
-- grain: one row per pilot and month of its run, where the programme handed over any contact
-- reads: v_pilot_month, v_contact
create table v_engagement_month as
with months as (
    select
        programme_code,
        pilot_code,
        month
    from v_pilot_month
    semi join v_contact using (programme_code)
    union
    select
        programme_code,
        pilot_code,
        month
    from v_contact
),

logged as (
    select
        programme_code,
        pilot_code,
        month,
        count(*) as contacts,
        count(pillar) as tagged_contacts,
        count(arnstein_rung) as rated_contacts,
        count(minutes) as timed_contacts,
        sum(minutes) as minutes,
        count(attendees) as counted_contacts,
        sum(attendees) as attendances
    from v_contact
    group by programme_code, pilot_code, month
)

select
    programme_code,
    pilot_code,
    month,
    cast(coalesce(contacts, 0) as bigint) as contacts,
    cast(coalesce(tagged_contacts, 0) as bigint) as tagged_contacts,
    cast(coalesce(contacts - tagged_contacts, 0) as bigint) as untagged_contacts,
    cast(coalesce(rated_contacts, 0) as bigint) as rated_contacts,
    cast(coalesce(contacts - rated_contacts, 0) as bigint) as unrated_contacts,
    cast(coalesce(timed_contacts, 0) as bigint) as timed_contacts,
    cast(coalesce(minutes, 0) as double) as minutes,
    cast(coalesce(counted_contacts, 0) as bigint) as counted_contacts,
    cast(coalesce(attendances, 0) as bigint) as attendances
from months
left join logged using (programme_code, pilot_code, month)
order by all;
