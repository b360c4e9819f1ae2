-- rule: every pilot that a week of oversight names is a registered one
select distinct
    programme_code,
    pilot_code
from v_oversight_week
anti join v_pilot using (programme_code, pilot_code);
