-- purpose: which load replaced rows of which other, so that a snapshot's id can name its content
-- grain: one row per newer and older load
create table if not exists load_supersession (
    load_id bigint not null,
    superseded_load_id bigint not null,
    rows bigint not null
);
