-- purpose: officers and staff, without their names
-- grain: one row per programme and person
create table if not exists dim_person (
    programme_code varchar not null,
    person varchar not null,
    role varchar,
    arm varchar,
    lpa varchar,
    np_years_band varchar,
    name_keys varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column dim_person.name_keys is 'Keyed pseudonyms of the words of the name, parted by blanks; no name is kept.';
