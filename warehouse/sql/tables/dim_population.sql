-- purpose: residents of areas
-- grain: one row per area, year and age band, and one for all ages
create table if not exists dim_population (
    area_code varchar not null,
    area_name varchar,
    year integer,
    age_from integer,
    age_to integer,
    is_total boolean not null,
    residents bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column dim_population.is_total is 'True where the row counts residents of all ages.';
