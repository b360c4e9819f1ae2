-- purpose: changes of policy that bear on series
-- grain: one row per event and day
create table if not exists dim_policy_event (
    effective_on date not null,
    name varchar not null,
    scope varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
