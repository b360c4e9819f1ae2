-- purpose: works that a review may cite
-- grain: one row per work
create table if not exists dim_reference (
    reference_key varchar not null,
    authors varchar not null,
    year bigint,
    title varchar not null,
    publication varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
