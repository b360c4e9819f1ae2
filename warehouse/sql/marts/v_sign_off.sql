-- purpose: who has answered for the analysis
-- grain: one row per programme, role, signatory and day
-- reads: fct_sign_off
create view v_sign_off as
select
    programme_code,
    sign_off_role,
    name,
    signed_on,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_sign_off;
