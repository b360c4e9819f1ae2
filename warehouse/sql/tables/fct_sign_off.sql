-- purpose: who has answered for the analysis
-- grain: one row per programme, role, signatory and day
create table if not exists fct_sign_off (
    programme_code varchar not null,
    sign_off_role varchar not null,
    name varchar not null,
    signed_on date not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
