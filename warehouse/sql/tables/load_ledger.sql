-- purpose: what became of every file that was handed over
-- grain: one row per file and load; the same content never has two rows
create table if not exists load_ledger (
    load_id bigint primary key,
    file_name varchar not null,
    file_sha256 varchar not null unique,
    kind varchar,
    rows_in bigint not null,
    rows_accepted bigint not null,
    rows_rejected bigint not null,
    rows_superseded bigint not null,
    rows_warned bigint not null,
    state varchar not null,
    message varchar,
    loaded_at timestamp not null
);
