-- purpose: outcomes of crimes as police.uk publishes them
-- grain: one row per row of an outcome file; a crime has as many as were published
create table if not exists fct_crime_outcome (
    crime_id varchar,
    month date not null,
    force varchar not null,
    lsoa_code varchar,
    longitude double,
    latitude double,
    outcome varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
