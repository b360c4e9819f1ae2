-- purpose: whom a pilot works with, and what they may decide
-- grain: one row per pilot and stakeholder
create table if not exists dim_stakeholder (
    programme_code varchar not null,
    pilot_code varchar not null,
    stakeholder_code varchar not null,
    stakeholder_type varchar not null,
    is_statutory boolean,
    decision_authority varchar,
    first_contact_on date,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
