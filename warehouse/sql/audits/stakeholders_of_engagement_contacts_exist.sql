-- rule: every stakeholder that an engagement contact names is on the pilot's register
select distinct
    programme_code,
    pilot_code,
    stakeholder_code
from v_engagement
anti join v_stakeholder using (programme_code, pilot_code, stakeholder_code)
where stakeholder_code is not null;
