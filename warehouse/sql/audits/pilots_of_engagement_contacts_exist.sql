-- rule: every pilot that an engagement contact names is a registered one
select distinct
    programme_code,
    pilot_code
from v_engagement
anti join v_pilot using (programme_code, pilot_code);
