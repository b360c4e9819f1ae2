-- purpose: in which weeks an inspector saw to a pilot
-- grain: one row per pilot and week
create table if not exists fct_oversight_week (
    programme_code varchar not null,
    pilot_code varchar not null,
    week date not null,
    has_oversight boolean not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
