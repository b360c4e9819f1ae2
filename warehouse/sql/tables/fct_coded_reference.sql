-- purpose: coded references: coded stretches of transcripts
-- grain: one row per reference; equal rows are separate references
create table if not exists fct_coded_reference (
    programme_code varchar not null,
    document varchar not null,
    tag varchar not null,
    excerpt varchar not null,
    coder varchar,
    releasable boolean not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null
);
