-- purpose: which area of one kind and vintage is which of another
-- grain: one row per pair of areas
create table if not exists dim_area_lookup (
    from_type varchar not null,
    from_vintage integer,
    from_code varchar not null,
    to_type varchar not null,
    to_vintage integer,
    to_code varchar not null,
    change varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
