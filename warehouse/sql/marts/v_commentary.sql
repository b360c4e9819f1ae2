-- purpose: what an evaluator writes beside the results
-- grain: one row per programme, section and role
-- reads: fct_commentary
create view v_commentary as
select
    programme_code,
    section,
    author_role,
    written_on,
    body,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_commentary;
