-- rule: every pilot that an escalation names is a registered one
select distinct
    programme_code,
    pilot_code
from v_escalation
anti join v_pilot using (programme_code, pilot_code);
