-- purpose: watch rule: nothing recorded of a pilot for as many days as the limit names, or more
-- grain: one row per pilot that has started
-- reads: v_watch_day, v_watch_limit, v_engagement, v_action, v_lisp_step_event, v_proforma
-- notes: activity is a contact, an action done, a step event or a proforma; not collected where
--   none of these four kinds of file was handed over for the programme
create view v_watch_no_activity as
with activity as (
    select
        programme_code,
        pilot_code,
        contacted_on as happened_on
    from v_engagement
    union all
    select
        programme_code,
        pilot_code,
        done_on
    from v_action
    union all
    select
        programme_code,
        pilot_code,
        happened_on
    from v_lisp_step_event
    union all
    select
        programme_code,
        pilot_code,
        submitted_on
    from v_proforma
),

collected as (
    select distinct programme_code
    from activity
),

quiet as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.as_of,
        greatest(v_watch_day.started_on, max(activity.happened_on)) as last_on
    from v_watch_day
    semi join collected using (programme_code)
    left join activity
        on v_watch_day.programme_code = activity.programme_code
        and v_watch_day.pilot_code = activity.pilot_code
        and v_watch_day.as_of >= activity.happened_on
    group by
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.started_on,
        v_watch_day.as_of
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.as_of,
        quiet.last_on,
        date_diff('day', quiet.last_on, v_watch_day.as_of) as days
    from v_watch_day
    left join quiet using (programme_code, pilot_code)
)

select
    measured.programme_code,
    measured.pilot_code,
    v_watch_limit.rule,
    'pilot' as subject,
    case
        when measured.days is null then 'not collected'
        when measured.days >= v_watch_limit.limit_value then 'raised'
        else 'clear'
    end as state,
    cast(measured.days as double) as measured,
    v_watch_limit.limit_value,
    v_watch_limit.unit,
    v_watch_limit.limit_source,
    measured.last_on as since,
    measured.as_of,
    'supervisor' as who,
    cast(null as bigint) as people,
    if(
        measured.days is null,
        'No contacts, actions, step events or proformas have been handed over.',
        'Last contact, action, step event or proforma, or start of the pilot: '
        || strftime(measured.last_on, '%-d %B %Y') || '; days since: ' || measured.days || '.'
    ) as detail
from measured
inner join v_watch_limit
    on measured.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'no_activity';
