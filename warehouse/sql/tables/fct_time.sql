-- purpose: hours of a person or team by activity
-- grain: one row per spell of a person or team
create table if not exists fct_time (
    programme_code varchar not null,
    person varchar,
    team varchar,
    worked_on date not null,
    activity varchar not null,
    hours double not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
