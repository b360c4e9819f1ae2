-- purpose: kinds of demand that reviewers gave the same incidents, each alone
-- grain: one row per incident and reviewer
-- reads: fct_demand_coding
create view v_demand_coding as
select
    incident,
    coder,
    demand,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_demand_coding;
