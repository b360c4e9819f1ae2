-- purpose: what each person's recorded hours went into
-- grain: one row per programme, person, month in which that person recorded, and activity
-- reads: dim_person, fct_time
-- notes: every activity has a row, also at 0 hours, so they add up to all_hours; records of a team
--     as a whole stand in v_team_time. Hours are added up as decimals, since the last digit of a
--     sum of floats depends on their order
create table v_time_share as
with activities as (
    select unnest([
        'problem_solving',
        'engagement',
        'visibility',
        'reactive',
        'evidence_gathering',
        'admin',
        'abstraction',
        'leave'
    ]) as activity
),

spent as (
    select
        programme_code,
        person,
        date_trunc('month', worked_on) as month,
        activity,
        sum(cast(hours as decimal(18, 4))) as hours
    from fct_time
    where person is not null
    group by all
),

recorded as (
    select
        programme_code,
        person,
        month,
        sum(hours) as hours
    from spent
    group by all
)

select
    programme_code,
    person,
    dim_person.role,
    dim_person.arm,
    cast(month as date) as month,
    activity,
    cast(coalesce(spent.hours, 0) as double) as hours,
    cast(recorded.hours as double) as all_hours
from recorded
cross join activities
left join spent using (programme_code, person, month, activity)
left join dim_person using (programme_code, person)
order by programme_code, person, month, activity;
