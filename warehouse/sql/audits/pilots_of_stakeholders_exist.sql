-- rule: every pilot that a stakeholder belongs to is a registered one
select distinct
    programme_code,
    pilot_code
from v_stakeholder
anti join v_pilot using (programme_code, pilot_code);
