-- purpose: watch rule: step 7 (evaluation) is under way and no proforma says what success would be
-- grain: one row per pilot that has started
-- reads: v_watch_day, v_watch_limit, v_lisp_step_event, v_proforma
-- notes: clear where step 7 has not begun; not collected where the programme handed over no step
--   events, or no proformas
create view v_watch_success_undefined as
with begun as (
    select
        programme_code,
        pilot_code,
        min(happened_on) as begun_on
    from v_lisp_step_event
    where step = 7
    group by programme_code, pilot_code
),

defined as (
    select
        programme_code,
        pilot_code,
        count(success_definition) as definitions
    from v_proforma
    group by programme_code, pilot_code
),

collected as (
    select programme_code
    from v_lisp_step_event
    intersect
    select programme_code
    from v_proforma
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.as_of,
        begun.begun_on,
        if(
            collected.programme_code is null, null, coalesce(defined.definitions, 0)
        ) as definitions
    from v_watch_day
    left join collected using (programme_code)
    left join defined using (programme_code, pilot_code)
    left join begun
        on v_watch_day.programme_code = begun.programme_code
        and v_watch_day.pilot_code = begun.pilot_code
        and v_watch_day.as_of >= begun.begun_on
)

select
    measured.programme_code,
    measured.pilot_code,
    v_watch_limit.rule,
    'pilot' as subject,
    case
        when measured.definitions is null then 'not collected'
        when
            measured.begun_on is not null and measured.definitions < v_watch_limit.limit_value
            then 'raised'
        else 'clear'
    end as state,
    cast(measured.definitions as double) as measured,
    v_watch_limit.limit_value,
    v_watch_limit.unit,
    v_watch_limit.limit_source,
    if(measured.definitions is null, null, measured.begun_on) as since,
    measured.as_of,
    'evaluator' as who,
    cast(null as bigint) as people,
    case
        when measured.definitions is null
            then 'Step events or proformas have not been handed over.'
        when measured.begun_on is null then 'Step 7 has not begun.'
        else
            'Step 7 began on ' || strftime(measured.begun_on, '%-d %B %Y')
            || '; definitions of success on the proformas: ' || measured.definitions || '.'
    end as detail
from measured
inner join v_watch_limit
    on measured.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'success_undefined';
