-- rule: every pilot that a rubric review names is a registered one
select distinct
    programme_code,
    pilot_code
from v_rubric_review
anti join v_pilot using (programme_code, pilot_code);
