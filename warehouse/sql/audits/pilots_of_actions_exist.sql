-- rule: every pilot that an action names is a registered one
select distinct
    programme_code,
    pilot_code
from v_action
anti join v_pilot using (programme_code, pilot_code);
