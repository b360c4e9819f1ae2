-- purpose: items of the officer survey
-- grain: one row per item
create table if not exists dim_item (
    item_code varchar not null,
    text varchar not null,
    scale varchar not null,
    position integer not null,
    minimum integer not null,
    maximum integer not null,
    is_reverse boolean not null,
    version varchar,
    labels varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
