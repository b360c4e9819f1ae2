-- purpose: deprivation of areas
-- grain: one row per edition and area
create table if not exists dim_deprivation (
    edition integer not null,
    area_code varchar not null,
    area_name varchar,
    district_code varchar,
    district_name varchar,
    score double not null,
    rank integer not null,
    decile integer not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
