-- purpose: how a pilot's network of stakeholders grew from month to month
-- grain: one row per pilot, month of its run and type of stakeholder that the programme registered
-- reads: v_pilot_month, v_stakeholder_reach
-- notes: reached counts everybody met by the end of the month, also before the run began; it must
--   never be added up over months
create table v_stakeholder_month as
with types as (
    select distinct
        programme_code,
        stakeholder_type
    from v_stakeholder_reach
)

select
    programme_code,
    pilot_code,
    month,
    types.stakeholder_type,
    count(*) filter (
        where first_month = month
        and first_met_on between run_from and run_to
    ) as newly_met,
    count(*) filter (where first_month <= month) as reached
from v_pilot_month
inner join types using (programme_code)
left join v_stakeholder_reach using (programme_code, pilot_code, stakeholder_type)
group by programme_code, pilot_code, month, types.stakeholder_type
order by all;
