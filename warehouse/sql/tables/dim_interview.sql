-- purpose: interviews with band of rank, place, day and consent
-- grain: one row per programme and transcript
create table if not exists dim_interview (
    programme_code varchar not null,
    document varchar not null,
    role_band varchar not null,
    lpa varchar,
    interviewed_on date,
    has_consent boolean not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
