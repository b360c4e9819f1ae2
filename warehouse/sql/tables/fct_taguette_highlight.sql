-- purpose: taguette highlights: coded stretches of transcripts
-- grain: one row per highlight, tag and coder
create table if not exists fct_taguette_highlight (
    programme_code varchar not null,
    document varchar not null,
    highlight varchar not null,
    tag varchar not null,
    excerpt varchar not null,
    coder varchar,
    releasable boolean not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null
);
