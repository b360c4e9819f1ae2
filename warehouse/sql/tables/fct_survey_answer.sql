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
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column fct_survey_answer.lpa is 'Local policing area as answered; null where not asked.';

comment on column fct_survey_answer.answer is 'The answer as given, in scale points, before reverse coding.';

comment on column fct_survey_answer.has_link_code is 'True where the respondent gave a code that links waves.';
