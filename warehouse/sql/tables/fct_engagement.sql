-- purpose: contacts and meetings of a pilot
-- grain: one row per contact; equal rows are separate contacts
create table if not exists fct_engagement (
    programme_code varchar not null,
    pilot_code varchar not null,
    contacted_on date not null,
    stakeholder_code varchar,
    activity varchar not null,
    pillar varchar,
    arnstein_rung bigint,
    minutes double,
    attendees bigint,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
