-- purpose: watch rule: an escalation has waited for an answer for more days than the limit
-- grain: one row per escalation of a pilot that has started; one for a pilot that raised none
-- reads: v_watch_day, v_watch_limit, v_escalation_age
-- notes: an escalation outlives its pilot, so it ages to the newest day of the programme's records;
--   not collected where the programme handed over no escalations. What was raised above an
--   inspector, or to somebody outside the police, is for a senior officer to unblock
create view v_watch_escalation_unanswered as
with collected as (
    select distinct programme_code
    from v_escalation_age
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        coalesce(v_escalation_age.as_of, v_watch_day.as_of) as as_of,
        v_escalation_age.escalation_code,
        v_escalation_age.raised_on,
        v_escalation_age.to_level,
        v_escalation_age.status,
        v_escalation_age.days,
        coalesce(v_escalation_age.is_waiting, false) as is_waiting,
        collected.programme_code is not null as is_collected
    from v_watch_day
    left join collected using (programme_code)
    left join v_escalation_age using (programme_code, pilot_code)
)

select
    measured.programme_code,
    measured.pilot_code,
    v_watch_limit.rule,
    coalesce('escalation ' || measured.escalation_code, 'pilot') as subject,
    case
        when not measured.is_collected then 'not collected'
        when measured.is_waiting and measured.days > v_watch_limit.limit_value then 'raised'
        else 'clear'
    end as state,
    cast(measured.days as double) as measured,
    v_watch_limit.limit_value,
    v_watch_limit.unit,
    v_watch_limit.limit_source,
    measured.raised_on as since,
    measured.as_of,
    if(measured.to_level in ('sergeant', 'inspector'), measured.to_level, 'senior') as who,
    cast(null as bigint) as people,
    case
        when not measured.is_collected then 'No escalations have been handed over.'
        when measured.escalation_code is null then 'Nothing has been escalated.'
        else
            'Raised to ' || replace(measured.to_level, '_', ' ') || ' on '
            || strftime(measured.raised_on, '%-d %B %Y') || ' and ' || measured.status
            || '; days ' || if(measured.is_waiting, 'waiting: ', 'until it was closed: ')
            || coalesce(cast(measured.days as varchar), 'not recorded') || '.'
    end as detail
from measured
inner join v_watch_limit
    on measured.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'escalation_unanswered';
