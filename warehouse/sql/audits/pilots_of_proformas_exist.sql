-- rule: every pilot that a proforma names is a registered one
select distinct
    programme_code,
    pilot_code
from v_proforma
anti join v_pilot using (programme_code, pilot_code);
