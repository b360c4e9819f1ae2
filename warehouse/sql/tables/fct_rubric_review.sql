-- purpose: reviewers' scores of a pilot against a rubric
-- grain: one row per reviewer, pilot, criterion and day
create table if not exists fct_rubric_review (
    programme_code varchar not null,
    pilot_code varchar not null,
    reviewer varchar not null,
    criterion varchar not null,
    score double not null,
    rationale varchar,
    is_blind boolean,
    reviewed_on date,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
