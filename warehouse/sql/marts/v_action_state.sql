-- purpose: actions by owner and due date: which are done, still to do, or overdue
-- grain: one row per pilot and action
-- reads: fct_action, dim_pilot, v_programme_day
-- notes: judged_on is the newest day of the programme's own records, or the pilot's end if that came
--   first; an action due on that very day is not overdue yet
create table v_action_state as
with judged as (
    select
        programme_code,
        pilot_code,
        action_code,
        least(ended_on, as_of) as judged_on,
        coalesce(due_on < least(ended_on, as_of), false) as is_past_due
    from fct_action
    left join dim_pilot using (programme_code, pilot_code)
    left join v_programme_day using (programme_code)
)

select
    programme_code,
    pilot_code,
    action_code,
    owner_role,
    pillar,
    status,
    due_on,
    cast(date_trunc('month', due_on) as date) as due_month,
    done_on,
    judged_on,
    cast(1 as bigint) as agreed,
    cast(status = 'done' as bigint) as done,
    cast(is_past_due and status in ('planned', 'in_progress') as bigint) as overdue,
    cast(
        is_past_due and (status in ('planned', 'in_progress') or done_on is not null) as bigint
    ) as was_due,
    cast(is_past_due and coalesce(done_on <= due_on, false) as bigint) as done_on_time,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_action
inner join judged using (programme_code, pilot_code, action_code)
order by all;
