-- purpose: what an evaluator writes beside the results
-- grain: one row per programme, section and role
create table if not exists fct_commentary (
    programme_code varchar not null,
    section varchar not null,
    author_role varchar not null,
    written_on date not null,
    body varchar not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
