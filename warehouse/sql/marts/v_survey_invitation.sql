-- purpose: who was asked to answer which wave, without names
-- grain: one row per person and wave
-- reads: fct_survey_invitation
create view v_survey_invitation as
select
    programme_code,
    person,
    wave,
    arm,
    invited_on,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_survey_invitation;
