-- purpose: what the hours went into that were recorded for a team as a whole
-- grain: one row per programme, team, month in which it was recorded, and activity
-- reads: fct_time
-- notes: how many people a team has is not known, so it counts as one; a row that names a person
--     stands in v_time_share whatever its team
create table v_team_time as
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
        team,
        date_trunc('month', worked_on) as month,
        activity,
        sum(cast(hours as decimal(18, 4))) as hours
    from fct_time
    where person is null
    group by all
),

recorded as (
    select
        programme_code,
        team,
        month,
        sum(hours) as hours
    from spent
    group by all
)

select
    programme_code,
    team,
    cast(month as date) as month,
    activity,
    cast(coalesce(spent.hours, 0) as double) as hours,
    cast(recorded.hours as double) as all_hours
from recorded
cross join activities
left join spent using (programme_code, team, month, activity)
order by programme_code, team, month, activity;
