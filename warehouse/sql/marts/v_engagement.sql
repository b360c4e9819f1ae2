-- purpose: contacts and meetings of a pilot
-- grain: one row per contact; equal rows are separate contacts
-- reads: fct_engagement
create view v_engagement as
select
    programme_code,
    pilot_code,
    contacted_on,
    stakeholder_code,
    activity,
    pillar,
    arnstein_rung,
    minutes,
    attendees,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_engagement;
