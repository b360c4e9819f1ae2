-- purpose: levels that raters gave a pilot, counted from the pilot's first day
-- grain: one row per rater, pilot and day of assessment, of pilots whose first day is known
-- reads: v_self_evaluation, v_pilot
create table v_rating_course as
select
    v_self_evaluation.programme_code,
    v_self_evaluation.pilot_code,
    v_self_evaluation.rater,
    v_self_evaluation.assessed_on,
    cast(
        date_diff('day', v_pilot.started_on, v_self_evaluation.assessed_on) as double
    ) as day,
    avg(v_self_evaluation.score) as level
from v_self_evaluation
inner join v_pilot using (programme_code, pilot_code)
where
    v_self_evaluation.score is not null
    and v_self_evaluation.assessed_on >= v_pilot.started_on
group by
    v_self_evaluation.programme_code,
    v_self_evaluation.pilot_code,
    v_self_evaluation.rater,
    v_self_evaluation.assessed_on,
    v_pilot.started_on
order by programme_code, pilot_code, rater, v_self_evaluation.assessed_on;
