-- purpose: where else the approach is taken up
-- grain: one row per programme, site and theme
-- reads: fct_rollout
create view v_rollout as
select
    programme_code,
    site,
    lpa,
    theme,
    stage,
    since,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_rollout;
