-- rule: every pilot that a treatment, control or buffer area belongs to is a registered one
select distinct
    programme_code,
    pilot_code
from v_pilot_area
anti join v_pilot using (programme_code, pilot_code);
