-- purpose: costs of a programme or pilot
-- grain: one row per cost; equal rows are separate costs
create table if not exists fct_cost (
    programme_code varchar not null,
    pilot_code varchar,
    cost_kind varchar not null,
    amount_gbp double not null,
    period varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
