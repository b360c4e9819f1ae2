-- purpose: interviews with band of rank, place, day and consent
-- grain: one row per programme and transcript
-- reads: dim_interview
create view v_interview as
select
    programme_code,
    document,
    role_band,
    lpa,
    interviewed_on,
    has_consent,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_interview;
