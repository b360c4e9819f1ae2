-- purpose: outcomes of crimes, one publication a row
-- grain: one row per published outcome of a crime
-- reads: fct_crime_outcome
-- notes: joins v_crime on crime_id, which either side may hold several times
create view v_crime_outcome as
select
    crime_id,
    month,
    force,
    lsoa_code,
    longitude,
    latitude,
    outcome,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_crime_outcome;
