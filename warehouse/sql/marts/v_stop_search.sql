-- purpose: stops and searches, one search a row
-- grain: one row per stop and search
-- reads: fct_stop_search
-- notes: the month is British local time, as the publisher cuts its files; the moment is UTC
create view v_stop_search as
select
    month,
    force,
    searched_at,
    search_type,
    in_operation,
    operation,
    longitude,
    latitude,
    gender,
    age_range,
    ethnicity_self,
    ethnicity_officer,
    legislation,
    search_object,
    outcome,
    outcome_linked,
    clothing_removed,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_stop_search;
