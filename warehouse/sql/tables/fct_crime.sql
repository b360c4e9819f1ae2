-- purpose: recorded crime and incidents as police.uk publishes them
-- grain: one row per row of a street file; equal rows are separate records
create table if not exists fct_crime (
    crime_id varchar,
    month date not null,
    force varchar not null,
    lsoa_code varchar,
    crime_type varchar not null,
    longitude double,
    latitude double,
    last_outcome varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
