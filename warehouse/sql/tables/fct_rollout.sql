-- purpose: where else the approach is taken up
-- grain: one row per programme, site and theme
create table if not exists fct_rollout (
    programme_code varchar not null,
    site varchar not null,
    lpa varchar,
    theme varchar,
    stage varchar not null,
    since date,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
