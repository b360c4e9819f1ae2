-- purpose: facts about the warehouse itself that must not change silently
-- grain: one row per name
create table if not exists warehouse_meta (
    name varchar primary key,
    value varchar not null
);

comment on column warehouse_meta.name is 'schema_version or key_fingerprint.';

comment on column warehouse_meta.value is 'What every loader of this warehouse must agree with.';
