-- purpose: what each person's recorded hours went into before a change of policy and from it on
-- grain: one row per programme, policy event within its time records, period, person who recorded
--     in it, and activity
-- reads: dim_policy_event, fct_time, v_time_share
-- notes: an event counts only where the programme's people recorded time on both sides of it. One
--     name on two days is two events. Every activity has a row, as in v_time_share
create table v_time_period as
with span as (
    select
        programme_code,
        min(worked_on) as first_on,
        max(worked_on) as last_on
    from fct_time
    where person is not null
    group by programme_code
),

named as (
    select
        effective_on,
        if(
            count(*) over (partition by name) > 1,
            name || ' (' || strftime(effective_on, '%Y-%m-%d') || ')',
            name
        ) as policy_event
    from dim_policy_event
),

events as (
    select
        span.programme_code,
        named.policy_event,
        named.effective_on
    from named
    inner join span
        on named.effective_on > span.first_on
        and named.effective_on <= span.last_on
),

spent as (
    select
        programme_code,
        events.policy_event,
        events.effective_on,
        if(fct_time.worked_on < events.effective_on, 'before', 'after') as period,
        fct_time.person,
        fct_time.activity,
        sum(cast(fct_time.hours as decimal(18, 4))) as hours
    from fct_time
    inner join events using (programme_code)
    where fct_time.person is not null
    group by all
),

recorded as (
    select
        programme_code,
        policy_event,
        effective_on,
        period,
        person,
        sum(hours) as hours
    from spent
    group by all
),

people as (
    select distinct
        programme_code,
        person,
        role,
        arm,
        activity
    from v_time_share
)

select
    programme_code,
    policy_event,
    recorded.effective_on,
    period,
    person,
    people.role,
    people.arm,
    activity,
    cast(coalesce(spent.hours, 0) as double) as hours,
    cast(recorded.hours as double) as all_hours
from recorded
inner join people using (programme_code, person)
left join spent using (programme_code, policy_event, period, person, activity)
order by programme_code, policy_event, period, person, activity;
