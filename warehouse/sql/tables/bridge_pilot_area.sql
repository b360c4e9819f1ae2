-- purpose: treatment, control and buffer areas of each pilot
-- grain: one row per pilot and area
create table if not exists bridge_pilot_area (
    programme_code varchar not null,
    pilot_code varchar not null,
    area_code varchar not null,
    area_role varchar not null,
    rationale varchar,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
