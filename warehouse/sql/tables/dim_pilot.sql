-- purpose: the pilots of each programme
-- grain: one row per programme and pilot
create table if not exists dim_pilot (
    programme_code varchar not null,
    programme_name varchar,
    pilot_code varchar not null,
    name varchar not null,
    location_code varchar not null,
    problem varchar,
    status varchar not null,
    started_on date,
    ended_on date,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
