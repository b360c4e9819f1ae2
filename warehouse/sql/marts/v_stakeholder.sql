-- purpose: whom a pilot works with, and what they may decide
-- grain: one row per pilot and stakeholder
-- reads: dim_stakeholder
create view v_stakeholder as
select
    programme_code,
    pilot_code,
    stakeholder_code,
    stakeholder_type,
    is_statutory,
    decision_authority,
    first_contact_on,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_stakeholder;
