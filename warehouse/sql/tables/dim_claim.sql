-- purpose: figures that a published review printed
-- grain: one row per printed figure
create table if not exists dim_claim (
    claim_id varchar not null,
    section varchar not null,
    measure varchar not null,
    value varchar not null,
    unit varchar,
    disputed varchar,
    is_preferred boolean not null,
    note varchar,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
