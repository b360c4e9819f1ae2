-- purpose: boundaries of areas
-- grain: one row per area type, vintage and area
create table if not exists dim_boundary (
    area_type varchar not null,
    vintage integer,
    area_code varchar not null,
    area_name varchar,
    geometry varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
