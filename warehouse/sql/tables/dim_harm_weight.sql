-- purpose: harm weights of offences
-- grain: one row per scheme, edition, offence code and offence
create table if not exists dim_harm_weight (
    scheme varchar not null,
    edition varchar,
    ho_code varchar not null,
    offence varchar not null,
    weight double not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column dim_harm_weight.offence is 'Offence as the publisher names it.';
