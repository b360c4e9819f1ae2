-- purpose: kinds of demand that reviewers gave the same incidents, each alone
-- grain: one row per incident and reviewer
create table if not exists fct_demand_coding (
    incident varchar not null,
    coder varchar not null,
    demand varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
