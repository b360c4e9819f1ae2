-- purpose: incidents of bulk demand: making off without payment, shoplifting, parking
-- grain: one row per incident, kind of bulk demand and pilot in whose treatment areas it lies; one
--     without a pilot where it lies in none
-- reads: bridge_pilot_area, dim_offence, fct_incident
-- notes: the kind is read off the words of the force's incident type or of the offence behind its
--     code. A treatment area is an LSOA or a beat
create table v_bulk_incident as
with kinds (bulk_kind, pattern) as (
    values
    ('bilking', 'making off without payment|bilking|drive.?off'),
    ('shoplifting', 'shoplift'),
    ('parking', 'parking|parked')
),

offences as (
    select
        ho_code,
        string_agg(offence, ' ') as offence
    from dim_offence
    group by ho_code
),

named as (
    select distinct
        coalesce(incident_type, '') as incident_type,
        coalesce(ho_code, '') as ho_code
    from fct_incident
),

known as (
    select
        named.incident_type,
        named.ho_code,
        kinds.bulk_kind
    from named
    left join offences using (ho_code)
    inner join kinds
        on regexp_matches(
            lower(concat_ws(' ', named.incident_type, offences.offence)), kinds.pattern
        )
),

bulk as (
    select
        fct_incident.incident,
        cast(date_trunc('month', fct_incident.reported_on) as date) as month,
        known.bulk_kind,
        fct_incident.lsoa_code,
        fct_incident.beat,
        fct_incident.load_id,
        fct_incident.row_no
    from fct_incident
    inner join known
        on coalesce(fct_incident.incident_type, '') = known.incident_type
        and coalesce(fct_incident.ho_code, '') = known.ho_code
),

placed as (
    select
        incident,
        lsoa_code as area_code
    from bulk
    union
    select
        incident,
        beat
    from bulk
),

sites as (
    select distinct
        placed.incident,
        bridge_pilot_area.programme_code,
        bridge_pilot_area.pilot_code
    from placed
    inner join bridge_pilot_area using (area_code)
    where bridge_pilot_area.area_role = 'treatment'
)

select
    sites.programme_code,
    sites.pilot_code,
    bulk.month,
    bulk.bulk_kind,
    incident,
    bulk.load_id,
    bulk.row_no
from bulk
left join sites using (incident)
order by programme_code, pilot_code, month, bulk_kind, incident;
