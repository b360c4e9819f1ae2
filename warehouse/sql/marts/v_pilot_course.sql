-- purpose: pilots that were begun, and the days of them that the programme's records cover
-- grain: one row per pilot that was begun
-- reads: v_pilot, v_programme_day
-- notes: begun means that its first day has come, or that its status says so where the day is not known
create view v_pilot_course as
select
    v_pilot.programme_code,
    v_pilot.pilot_code,
    v_pilot.started_on as first_day,
    case
        when v_pilot.started_on is not null then least(v_pilot.ended_on, v_programme_day.as_of)
    end as last_day,
    cast(date_diff('day', first_day, last_day) + 1 as bigint) as days,
    days / (365.25 / 12) as months
from v_pilot
inner join v_programme_day using (programme_code)
where
    v_pilot.started_on <= v_programme_day.as_of
    or (v_pilot.started_on is null and v_pilot.status not in ('proposed', 'screening'));
