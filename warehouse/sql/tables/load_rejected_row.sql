-- purpose: the rows that were rejected, as they were handed over, and the load that mended each
-- grain: one row per load and rejected row
create table if not exists load_rejected_row (
    load_id bigint not null,
    row_no bigint not null,
    cells varchar[] not null,
    keys varchar[] not null,
    closed_by_load_id bigint
);

comment on column load_rejected_row.cells is 'The cells in the order of the columns of the file, masked; null where blank.';

comment on column load_rejected_row.keys is 'Keyed pseudonyms of the cells that are masked whole, by which a mended row is told; null for all others.';
