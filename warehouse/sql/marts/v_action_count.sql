-- purpose: how many of a pilot's actions stand where
-- grain: one row per pilot and status, where the programme handed over any action
-- reads: dim_pilot, fct_action
create table v_action_count as
with statuses as (
    select unnest(['planned', 'in_progress', 'done', 'dropped']) as status
),

listed as (
    select
        programme_code,
        pilot_code,
        status,
        count(*) as actions
    from fct_action
    group by programme_code, pilot_code, status
)

select
    dim_pilot.programme_code,
    dim_pilot.pilot_code,
    statuses.status,
    cast(coalesce(listed.actions, 0) as bigint) as actions
from dim_pilot
semi join fct_action using (programme_code)
cross join statuses
left join listed
    on dim_pilot.programme_code = listed.programme_code
    and dim_pilot.pilot_code = listed.pilot_code
    and statuses.status = listed.status
order by all;
