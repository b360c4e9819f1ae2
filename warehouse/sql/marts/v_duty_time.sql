-- purpose: how much of each person's time on duty was lost to other duties
-- grain: one row per programme, person and month with any hours on duty
-- reads: v_time_share
create view v_duty_time as
select
    programme_code,
    person,
    role,
    arm,
    month,
    cast(sum(hours) filter (where activity = 'abstraction') as double) as hours_abstracted,
    cast(sum(hours) filter (where activity <> 'leave') as double) as hours_on_duty
from v_time_share
group by programme_code, person, role, arm, month
having sum(hours) filter (where activity <> 'leave') > 0;
