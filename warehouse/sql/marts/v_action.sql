-- purpose: what a pilot agreed to do, and whether it was done
-- grain: one row per pilot and action
-- reads: fct_action
create view v_action as
select
    programme_code,
    pilot_code,
    action_code,
    action,
    owner_role,
    pillar,
    due_on,
    done_on,
    status,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_action;
