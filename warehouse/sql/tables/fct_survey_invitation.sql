-- purpose: who was asked to answer which wave
-- grain: one row per person and wave
create table if not exists fct_survey_invitation (
    programme_code varchar not null,
    wave varchar not null,
    arm varchar not null,
    person varchar not null,
    invited_on date,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column fct_survey_invitation.person is 'Keyed pseudonym of the person asked.';

comment on column fct_survey_invitation.invited_on is 'Day of the invitation; null where not recorded.';
