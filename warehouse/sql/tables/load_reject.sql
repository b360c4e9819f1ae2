-- purpose: every rule that a rejected row broke
-- grain: one row per load, row, column and rule
create table if not exists load_reject (
    load_id bigint not null,
    row_no bigint not null,
    column_name varchar not null,
    rule varchar not null,
    value varchar
);
