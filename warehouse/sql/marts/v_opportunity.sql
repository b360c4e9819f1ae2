-- purpose: problems that the approach would have fitted, taken up or missed
-- grain: one row per programme and opportunity
-- reads: fct_opportunity
create view v_opportunity as
select
    programme_code,
    pilot_code,
    opportunity_code,
    opportunity,
    identified_on,
    status,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_opportunity;
