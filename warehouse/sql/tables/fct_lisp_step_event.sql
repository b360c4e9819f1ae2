-- purpose: when each LISP step was started, evidenced, completed or reopened
-- grain: one row per pilot, step, event and day
create table if not exists fct_lisp_step_event (
    programme_code varchar not null,
    pilot_code varchar not null,
    step bigint not null,
    event varchar not null,
    happened_on date not null,
    evidence_ref varchar,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
