-- purpose: in which weeks of a pilot an inspector's oversight is on record
-- grain: one row per pilot and week, from its first day (or first record) to its last day or the newest week recorded
-- reads: v_oversight_week, v_pilot_course
-- notes: a week that nobody recorded counts as one without oversight on record
create table v_pilot_week as
with newest as (
    select
        programme_code,
        max(week) as week
    from v_oversight_week
    group by programme_code
),

weeks as (
    select
        programme_code,
        pilot_code,
        week
    from v_oversight_week
    union
    select
        v_pilot_course.programme_code,
        v_pilot_course.pilot_code,
        cast(unnest(generate_series(
            date_trunc('week', v_pilot_course.first_day),
            least(v_pilot_course.last_day, newest.week),
            interval 7 day
        )) as date)
    from v_pilot_course
    inner join newest using (programme_code)
    where v_pilot_course.first_day is not null
)

select
    programme_code,
    pilot_code,
    week,
    v_oversight_week.has_oversight is not null as is_recorded,
    cast(coalesce(v_oversight_week.has_oversight, false) as bigint) as overseen
from weeks
left join v_oversight_week using (programme_code, pilot_code, week)
order by programme_code, pilot_code, week;
