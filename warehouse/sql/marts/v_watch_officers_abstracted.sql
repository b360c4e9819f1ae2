-- purpose: watch rule: officers of a team spend more of their working time elsewhere than the limit
-- grain: one row per programme and team that recorded time
-- reads: v_programme_day, v_watch_limit, v_time
-- notes: working time is what was recorded, leave apart; a person without a team stands with the
--   others who have none, so that no row is part of another. Not collected where fewer people are
--   recorded than the limit `people` says, and where a team recorded its time as a whole, which
--   does not say how many people it has
create view v_watch_officers_abstracted as
with hours as (
    select
        programme_code,
        coalesce('team ' || team, 'officers without a team') as subject,
        count(distinct person) as people,
        sum(hours) filter (where activity = 'abstraction') as abstracted,
        sum(hours) as worked,
        min(worked_on) filter (where activity = 'abstraction') as since
    from v_time
    where activity <> 'leave'
    group by all
),

limits as (
    select
        programme_code,
        rule,
        any_value(limit_value) filter (where limit_name = 'share') as limit_value,
        any_value(unit) filter (where limit_name = 'share') as unit,
        any_value(limit_source) filter (where limit_name = 'share') as limit_source,
        any_value(limit_value) filter (where limit_name = 'people') as fewest
    from v_watch_limit
    where rule = 'officers_abstracted'
    group by programme_code, rule
),

measured as (
    select
        v_programme_day.programme_code,
        v_programme_day.as_of,
        coalesce(hours.subject, 'officers') as subject,
        coalesce(hours.people, 0) as people,
        limits.rule,
        limits.limit_value,
        limits.unit,
        limits.limit_source,
        hours.since,
        if(
            hours.people >= limits.fewest,
            coalesce(hours.abstracted, 0) / nullif(hours.worked, 0),
            null
        ) as share
    from v_programme_day
    inner join limits using (programme_code)
    left join hours using (programme_code)
)

select
    programme_code,
    cast(null as varchar) as pilot_code,
    rule,
    subject,
    case
        when share is null then 'not collected'
        when share > limit_value then 'raised'
        else 'clear'
    end as state,
    cast(share as double) as measured,
    limit_value,
    unit,
    limit_source,
    if(share is null, null, since) as since,
    as_of,
    'inspector' as who,
    people,
    if(
        share is null,
        'The time of too few people has been handed over to say.',
        'Share of the working time of ' || people || ' people that went elsewhere: '
        || printf('%.1f', 100 * share) || ' %.'
    ) as detail
from measured;
