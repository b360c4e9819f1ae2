-- purpose: the furthest LISP step that each pilot started, evidenced and completed
-- grain: one row per pilot that was begun or has an event
-- reads: v_step_state
-- notes: 0 where the pilot came so far with no step
create view v_furthest_step as
select
    programme_code,
    pilot_code,
    coalesce(max(step) filter (where is_reached and event = 'started'), 0) as started,
    coalesce(max(step) filter (where is_reached and event = 'evidenced'), 0) as evidenced,
    coalesce(max(step) filter (where is_reached and event = 'complete'), 0) as complete
from v_step_state
group by programme_code, pilot_code;
