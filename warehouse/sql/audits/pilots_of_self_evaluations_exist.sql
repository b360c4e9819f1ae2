-- rule: every self-evaluation speaks of a registered pilot
select distinct
    programme_code,
    pilot_code
from v_self_evaluation
anti join v_pilot using (programme_code, pilot_code);
