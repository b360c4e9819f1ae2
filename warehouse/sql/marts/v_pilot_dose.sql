-- purpose: what each pilot delivered, and to how many residents over how long
-- grain: one row per pilot that was begun or has a contact, of programmes that record contacts
-- reads: v_engagement, v_pilot_course, v_pilot, v_pilot_area, v_area_residents
-- notes: residents are those of the treatment areas where all of them are known, or else of the
--        pilot's location; hours are those of contacts whose length was recorded
create table v_pilot_dose as
with delivered as (
    select
        programme_code,
        pilot_code,
        count(*) as contacts,
        count(minutes) as timed_contacts,
        sum(minutes) / 60 as hours,
        count(distinct stakeholder_code) as stakeholders,
        count(distinct date_trunc('week', contacted_on)) as weeks
    from v_engagement
    group by programme_code, pilot_code
),

pilots as (
    select
        programme_code,
        pilot_code
    from delivered
    union
    select
        programme_code,
        pilot_code
    from v_pilot_course
    where programme_code in (select programme_code from delivered)
),

treated as (
    select
        v_pilot_area.programme_code,
        v_pilot_area.pilot_code,
        case
            when count(v_area_residents.residents) = count(*) then sum(v_area_residents.residents)
        end as residents
    from v_pilot_area
    left join v_area_residents using (area_code)
    where v_pilot_area.area_role = 'treatment'
    group by v_pilot_area.programme_code, v_pilot_area.pilot_code
),

counted as (
    select
        pilots.programme_code,
        pilots.pilot_code,
        cast(coalesce(delivered.contacts, 0) as bigint) as contacts,
        cast(coalesce(delivered.timed_contacts, 0) as bigint) as timed_contacts,
        cast(if(delivered.contacts is null, 0, delivered.hours) as double) as hours,
        cast(coalesce(delivered.stakeholders, 0) as bigint) as stakeholders,
        cast(coalesce(delivered.weeks, 0) as bigint) as weeks,
        v_pilot_course.months,
        cast(coalesce(treated.residents, v_area_residents.residents) as bigint) as residents
    from pilots
    left join delivered using (programme_code, pilot_code)
    left join v_pilot_course using (programme_code, pilot_code)
    left join v_pilot using (programme_code, pilot_code)
    left join treated using (programme_code, pilot_code)
    left join v_area_residents on v_pilot.location_code = v_area_residents.area_code
)

select
    programme_code,
    pilot_code,
    contacts,
    timed_contacts,
    hours,
    stakeholders,
    weeks,
    months,
    residents,
    months * residents as resident_months,
    case when months * residents is not null then contacts end as placed_contacts,
    case when months * residents is not null then hours end as placed_hours,
    case when hours is not null then months * residents end as timed_resident_months
from counted
order by programme_code, pilot_code;
