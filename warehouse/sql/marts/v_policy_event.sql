-- purpose: changes of policy that bear on series
-- grain: one row per event and day
-- reads: dim_policy_event
create view v_policy_event as
select
    effective_on,
    name,
    scope,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_policy_event;
