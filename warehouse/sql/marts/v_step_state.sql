-- purpose: how far each pilot took each LISP step, by the recorded events
-- grain: one row per pilot that was begun or has an event, step 1 to 8, and event started, evidenced or complete
-- reads: v_lisp_step_event, v_pilot_course
-- notes: any event shows that a step was started; a step that was reopened is complete no longer
create table v_step_state as
with pilots as (
    select
        programme_code,
        pilot_code
    from v_lisp_step_event
    union
    select
        programme_code,
        pilot_code
    from v_pilot_course
    where programme_code in (select programme_code from v_lisp_step_event)
),

steps as (
    select
        programme_code,
        pilot_code,
        step,
        min(happened_on) as started_on,
        min(happened_on) filter (where event = 'evidenced') as evidenced_on,
        max(happened_on) filter (where event = 'complete') as completed_on,
        max(happened_on) filter (where event = 'reopened') as reopened_on
    from v_lisp_step_event
    group by programme_code, pilot_code, step
),

states as (
    select
        pilots.programme_code,
        pilots.pilot_code,
        numbers.step,
        unnest(['started', 'evidenced', 'complete']) as event,
        unnest([
            steps.started_on,
            steps.evidenced_on,
            case
                when steps.completed_on > steps.reopened_on or steps.reopened_on is null
                    then steps.completed_on
            end
        ]) as reached_on
    from pilots
    cross join unnest(range(1, 9)) as numbers(step)
    left join steps
        on pilots.programme_code = steps.programme_code
        and pilots.pilot_code = steps.pilot_code
        and numbers.step = steps.step
)

select
    programme_code,
    pilot_code,
    cast(step as bigint) as step,
    event,
    reached_on is not null as is_reached,
    cast(is_reached as bigint) as reached,
    reached_on
from states
order by programme_code, pilot_code, step, event;
