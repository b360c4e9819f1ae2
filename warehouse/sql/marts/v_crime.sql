-- purpose: recorded crime, one record a row
-- grain: one row per recorded crime or incident
-- reads: fct_crime
-- notes: points are snapped by the publisher to map points of eight or more addresses
create view v_crime as
select
    crime_id,
    month,
    force,
    lsoa_code,
    crime_type,
    longitude,
    latitude,
    last_outcome,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_crime;
