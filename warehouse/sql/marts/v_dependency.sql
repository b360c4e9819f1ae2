-- purpose: what a programme relies on, and how it stands
-- grain: one row per programme and dependency
-- reads: fct_dependency
create view v_dependency as
select
    programme_code,
    dependency_code,
    dependency,
    rag,
    owner_role,
    raised_on,
    closed_on,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_dependency;
