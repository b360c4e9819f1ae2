-- purpose: what each pilot agreed to do for each of the four pillars
-- grain: one row per pilot, pillar and status, where the programme handed over any action
-- reads: dim_pilot, fct_action
-- notes: actions without a pillar stand in v_action_count alone
create table v_pillar_action as
with pillars as (
    select unnest(['visibility', 'engagement', 'problem_solving', 'resilience']) as pillar
),

statuses as (
    select unnest(['planned', 'in_progress', 'done', 'dropped']) as status
),

listed as (
    select
        programme_code,
        pilot_code,
        pillar,
        status,
        count(*) as actions
    from fct_action
    group by programme_code, pilot_code, pillar, status
)

select
    dim_pilot.programme_code,
    dim_pilot.pilot_code,
    pillars.pillar,
    statuses.status,
    cast(coalesce(listed.actions, 0) as bigint) as actions
from dim_pilot
semi join fct_action using (programme_code)
cross join pillars
cross join statuses
left join listed
    on dim_pilot.programme_code = listed.programme_code
    and dim_pilot.pilot_code = listed.pilot_code
    and pillars.pillar = listed.pillar
    and statuses.status = listed.status
order by all;
