-- purpose: stops and searches as police.uk publishes them
-- grain: one row per row of a stop-and-search file; equal rows are separate searches
create table if not exists fct_stop_search (
    month date not null,
    force varchar,
    searched_at timestamp not null,
    search_type varchar not null,
    in_operation boolean,
    operation varchar,
    longitude double,
    latitude double,
    gender varchar,
    age_range varchar,
    ethnicity_self varchar,
    ethnicity_officer varchar,
    legislation varchar,
    search_object varchar,
    outcome varchar,
    outcome_linked boolean,
    clothing_removed boolean,
    is_synthetic boolean not null,
    load_id bigint not null,
    row_no bigint not null,
    file_sha256 varchar not null
);
