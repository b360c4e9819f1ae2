-- purpose: published figures that a pilot is set beside
-- grain: one row per measure, source and year
create table if not exists dim_benchmark (
    measure varchar not null,
    value double not null,
    unit varchar not null,
    source varchar not null,
    year bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
