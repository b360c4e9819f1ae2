-- purpose: which load replaced rows of which other, so that a snapshot's id can name its content
-- grain: one row per newer and older load
create table if not exists load_supersession (
    load_id bigint not null,
    superseded_load_id bigint not null,
    rows bigint not null
);

comment on column load_supersession.load_id is 'The newer load.';

comment on column load_supersession.superseded_load_id is 'The load that lost rows to it.';

comment on column load_supersession.rows is 'Rows of the file that it lost.';
