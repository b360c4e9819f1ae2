-- purpose: who was to be trained or briefed, and who came
-- grain: one row per person, event and day
create table if not exists fct_training (
    programme_code varchar not null,
    person varchar not null,
    role varchar,
    arm varchar,
    event varchar not null,
    held_on date not null,
    attended boolean not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
