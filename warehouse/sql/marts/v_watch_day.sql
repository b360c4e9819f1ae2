-- purpose: the day on which the watch rules look at each pilot: the newest that its programme's own
--   records hold, or the pilot's last day where that came before
-- grain: one row per pilot that has started
-- reads: v_pilot, v_programme_day
create view v_watch_day as
select
    v_pilot.programme_code,
    v_pilot.pilot_code,
    v_pilot.started_on,
    least(v_programme_day.as_of, coalesce(v_pilot.ended_on, v_programme_day.as_of)) as as_of
from v_pilot
inner join v_programme_day using (programme_code)
where v_pilot.started_on <= v_programme_day.as_of;
