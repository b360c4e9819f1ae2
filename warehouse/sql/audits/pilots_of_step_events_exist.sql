-- rule: every pilot that a step event names is a registered one
select distinct
    programme_code,
    pilot_code
from v_lisp_step_event
anti join v_pilot using (programme_code, pilot_code);
