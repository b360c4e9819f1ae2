-- purpose: which police.uk type an offence code is counted under
-- grain: one row per offence code and offence
create table if not exists dim_offence (
    ho_code varchar not null,
    offence varchar not null,
    police_code varchar,
    crime_type varchar not null,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);

comment on column dim_offence.offence is 'Offence as the publisher names it.';

comment on column dim_offence.police_code is 'Code of the offence in police.uk.';
