-- purpose: how many accepted rows each warning concerns
-- grain: one row per load, column and rule
create table if not exists load_warning (
    load_id bigint not null,
    column_name varchar not null,
    rule varchar not null,
    rows bigint not null
);
