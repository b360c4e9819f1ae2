-- purpose: incidents of a force export, without coordinates
-- grain: one row per incident
create table if not exists fct_incident (
    incident varchar not null,
    reported_on date not null,
    reported_hour smallint,
    occurred_on date,
    ho_code varchar,
    lsoa_code varchar,
    beat varchar,
    incident_type varchar,
    closing_code varchar,
    attended boolean,
    is_repeat boolean,
    demand varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
