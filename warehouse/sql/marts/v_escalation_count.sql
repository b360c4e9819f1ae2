-- purpose: what each pilot raised, and how that stands
-- grain: one row per pilot and level that the programme ever raised to, where it raised anything
-- reads: dim_pilot, v_escalation_age
create table v_escalation_count as
with levels as (
    select distinct
        programme_code,
        to_level
    from v_escalation_age
)

select
    dim_pilot.programme_code,
    dim_pilot.pilot_code,
    levels.to_level,
    count(v_escalation_age.status) as raised,
    count(*) filter (where v_escalation_age.is_answered) as answered,
    count(*) filter (where v_escalation_age.status = 'open') as still_open,
    count(*) filter (where v_escalation_age.status = 'blocked') as blocked,
    count(*) filter (
        where v_escalation_age.is_waiting and v_escalation_age.days > v_escalation_age.limit_days
    ) as past_limit
from dim_pilot
inner join levels using (programme_code)
left join v_escalation_age
    on dim_pilot.programme_code = v_escalation_age.programme_code
    and dim_pilot.pilot_code = v_escalation_age.pilot_code
    and levels.to_level = v_escalation_age.to_level
group by dim_pilot.programme_code, dim_pilot.pilot_code, levels.to_level
order by all;
