-- purpose: what a pilot agreed to do, and whether it was done
-- grain: one row per pilot and action
create table if not exists fct_action (
    programme_code varchar not null,
    pilot_code varchar not null,
    action_code varchar not null,
    action varchar not null,
    owner_role varchar,
    pillar varchar,
    due_on date,
    done_on date,
    status varchar not null,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
