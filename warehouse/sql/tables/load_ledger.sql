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
    loaded_at timestamp not null,
    judged_at timestamp not null,
    header varchar[] not null
);

comment on column load_ledger.judged_at is 'When the rows were last judged (UTC): later than loaded_at where rejected rows were tried again.';

comment on column load_ledger.header is 'Columns of the file in order; empty where it could not be opened.';
