-- rule: every pilot that a cost names is a registered one
select distinct
    programme_code,
    pilot_code
from v_cost
anti join v_pilot using (programme_code, pilot_code)
where pilot_code is not null;
