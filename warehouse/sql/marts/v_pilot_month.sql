-- purpose: the months of each pilot's run, so that a month without activity counts as one
-- grain: one row per pilot and month of its run
-- reads: dim_pilot, fct_engagement, v_programme_day
-- notes: a run goes from the register's start, or the first contact where none is given, to its end
--   or the newest day of the programme's own records, whichever comes first
create table v_pilot_month as
with first_contacts as (
    select
        programme_code,
        pilot_code,
        min(contacted_on) as first_on
    from fct_engagement
    group by programme_code, pilot_code
),

runs as (
    select
        programme_code,
        pilot_code,
        coalesce(started_on, first_on) as run_from,
        least(ended_on, as_of) as run_to
    from dim_pilot
    left join first_contacts using (programme_code, pilot_code)
    left join v_programme_day using (programme_code)
),

months as (
    select
        programme_code,
        pilot_code,
        run_from,
        run_to,
        cast(
            unnest(generate_series(date_trunc('month', run_from), run_to, interval 1 month)) as date
        ) as month
    from runs
    where run_from <= run_to
)

select
    programme_code,
    pilot_code,
    month,
    run_from,
    run_to,
    cast(
        date_diff('day', greatest(run_from, month), least(run_to, last_day(month))) + 1 as bigint
    ) as days
from months
order by all;
