-- purpose: hours of the same people before a change of policy and from it on, side by side
-- grain: one row per programme, policy event, person who recorded on both sides of it, and activity
-- reads: v_time_period
create table v_time_change as
select
    programme_code,
    policy_event,
    earlier.effective_on,
    person,
    earlier.role,
    earlier.arm,
    activity,
    earlier.hours as hours_before,
    earlier.all_hours as all_hours_before,
    later.hours as hours_after,
    later.all_hours as all_hours_after
from v_time_period as earlier
inner join v_time_period as later using (programme_code, policy_event, person, activity)
where earlier.period = 'before' and later.period = 'after'
order by programme_code, policy_event, person, activity;
