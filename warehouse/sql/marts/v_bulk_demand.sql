-- purpose: bulk demand at the pilots' sites: making off without payment, shoplifting, parking
-- grain: one row per pilot with treatment areas, month of the incident export and kind of bulk
--     demand that the export knows, also where none was
-- reads: bridge_pilot_area, v_bulk_incident, v_demand_month
-- notes: a kind of which the whole export holds not one record has no row: the force may record it
--     under a name that is not known here
create view v_bulk_demand as
with pilots as (
    select distinct
        programme_code,
        pilot_code
    from bridge_pilot_area
    where area_role = 'treatment'
),

kinds as (
    select distinct bulk_kind
    from v_bulk_incident
),

counted as (
    select
        programme_code,
        pilot_code,
        month,
        bulk_kind,
        count(*) as incidents
    from v_bulk_incident
    group by all
)

select
    programme_code,
    pilot_code,
    month,
    bulk_kind,
    cast(coalesce(counted.incidents, 0) as bigint) as incidents
from pilots
cross join v_demand_month
cross join kinds
left join counted using (programme_code, pilot_code, month, bulk_kind);
