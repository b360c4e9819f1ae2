-- purpose: how far raters say each LISP step has been taken
-- grain: one row per rater, pilot, step and day; score null where unanswered
create table if not exists fct_self_evaluation (
    programme_code varchar not null,
    rater varchar not null,
    rater_role varchar,
    pilot_code varchar not null,
    step smallint not null,
    score smallint,
    assessed_on date not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
