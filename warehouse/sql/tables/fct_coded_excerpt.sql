-- purpose: coded stretches of interviews, whichever tool they were coded with
-- grain: one row per stretch, theme and coder; equal rows without a highlight are separate stretches
create table if not exists fct_coded_excerpt (
    programme_code varchar not null,
    document varchar not null,
    highlight varchar,
    tag varchar not null,
    excerpt varchar not null,
    coder varchar,
    valence varchar,
    releasable boolean not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column fct_coded_excerpt.highlight is 'Number of the stretch in the tool; null where the tool gives none.';

comment on column fct_coded_excerpt.releasable is 'True where the evaluator cleared the quote for printing, whatever the interviewee said.';
