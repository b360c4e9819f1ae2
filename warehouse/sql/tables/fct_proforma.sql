-- purpose: what officers wrote on the proforma for each step
-- grain: one row per answered step of a submission
create table if not exists fct_proforma (
    programme_code varchar not null,
    pilot_code varchar not null,
    version bigint not null,
    step bigint not null,
    response varchar,
    evidence_ref varchar,
    completed_by varchar,
    submitted_on date not null,
    success_definition varchar,
    escalation varchar,
    evaluation varchar,
    lacks varchar,
    masked bigint not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
