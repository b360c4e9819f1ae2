-- purpose: what a pilot raised to a higher level, and what came of it
-- grain: one row per pilot and escalation
create table if not exists fct_escalation (
    programme_code varchar not null,
    pilot_code varchar not null,
    escalation_code varchar not null,
    raised_on date not null,
    to_level varchar not null,
    barrier varchar,
    status varchar not null,
    closed_on date,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
