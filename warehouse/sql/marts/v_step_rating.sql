-- purpose: each rater's newest score of a pilot's step, and the side from which it was given
-- grain: one row per rater, pilot and LISP step
-- reads: v_self_evaluation
-- notes: officers are PCSOs and constables, supervisors are those above them; half way is 3 of 5
create table v_step_rating as
select
    programme_code,
    rater,
    rater_role,
    case
        when rater_role in ('pcso', 'constable') then 'officer'
        when rater_role in ('sergeant', 'inspector', 'senior') then 'supervisor'
        else 'other'
    end as side,
    pilot_code,
    step,
    score,
    score >= 3 as is_half_way,
    assessed_on,
    load_id,
    row_no
from v_self_evaluation
where score is not null
qualify
    row_number() over (
        partition by programme_code, rater, pilot_code, step
        order by assessed_on desc, load_id desc, row_no desc
    ) = 1
order by programme_code, pilot_code, step, rater;
