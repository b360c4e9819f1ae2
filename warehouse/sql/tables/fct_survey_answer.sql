-- purpose: answers to the officer survey as they were given, before reverse coding
-- grain: one row per respondent, wave and answered item
create table if not exists fct_survey_answer (
    programme_code varchar not null,
    respondent varchar not null,
    wave varchar not null,
    arm varchar not null,
    lpa varchar,
    item_code varchar not null,
    answer smallint not null,
    has_link_code boolean not null,
    answered_on date,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null
);
