-- purpose: what a programme relies on, and how it stands
-- grain: one row per programme and dependency
create table if not exists fct_dependency (
    programme_code varchar not null,
    dependency_code varchar not null,
    dependency varchar not null,
    rag varchar not null,
    owner_role varchar,
    raised_on date,
    closed_on date,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
