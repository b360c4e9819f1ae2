-- purpose: findings whose state a person set by hand
-- grain: one row per programme and finding
create table if not exists fct_finding_override (
    programme_code varchar not null,
    finding_key varchar not null,
    state varchar not null,
    reason varchar not null,
    name varchar not null,
    decided_on date not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
