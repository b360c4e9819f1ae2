-- purpose: problems that the approach would have fitted, taken up or missed
-- grain: one row per programme and opportunity
create table if not exists fct_opportunity (
    programme_code varchar not null,
    pilot_code varchar,
    opportunity_code varchar not null,
    opportunity varchar not null,
    identified_on date,
    status varchar not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
