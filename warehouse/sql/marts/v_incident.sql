-- purpose: incidents of a force export, one incident a row
-- grain: one row per incident
-- reads: fct_incident
-- notes: no coordinates and no minutes are kept, so that a row does not point to a household
create view v_incident as
select
    incident,
    reported_on,
    cast(reported_hour as bigint) as reported_hour,
    occurred_on,
    ho_code,
    lsoa_code,
    beat,
    incident_type,
    closing_code,
    attended,
    is_repeat,
    demand,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_incident;
