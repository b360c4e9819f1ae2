-- purpose: facts about the warehouse itself that must not change silently
-- grain: one row per name
create table if not exists warehouse_meta (
    name varchar primary key,
    value varchar not null
);
