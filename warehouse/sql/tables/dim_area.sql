-- purpose: areas with residents and centroid
-- grain: one row per area
create table if not exists dim_area (
    area_code varchar not null,
    area_name varchar not null,
    area_type varchar not null,
    population bigint,
    longitude double,
    latitude double,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
