-- purpose: evaluation plans: effects, families, doses, thresholds, waves and disputed figures
-- grain: one row per entry of a plan; a family has one per member
create table if not exists dim_plan_entry (
    programme_code varchar not null,
    plan_version varchar not null,
    agreed_on date not null,
    part varchar not null,
    name varchar not null,
    member varchar,
    family_role varchar,
    correction varchar,
    threshold_name varchar,
    amount double,
    unit varchar,
    direction varchar,
    opens_on date,
    closes_on date,
    preferred varchar,
    reason varchar,
    decided_by varchar,
    decided_on date,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column dim_plan_entry.part is 'Part of the plan: effect, family, dose, threshold, wave or dispute.';

comment on column dim_plan_entry.name is 'Name of the entry: an outcome, family, dose, rule, wave or disputed figure.';

comment on column dim_plan_entry.amount is 'The number that the entry sets, in its unit; null where it sets none.';
