-- purpose: themes by which interviews are coded
-- grain: one row per theme
create table if not exists dim_theme (
    theme varchar not null,
    parent varchar,
    description varchar,
    colour varchar,
    is_codable boolean not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
