-- purpose: watch rule: steps of a pilot that officers have rated and no supervisor has
-- grain: one row per pilot that has started
-- reads: v_watch_day, v_watch_limit, v_self_evaluation
-- notes: officers are PCSOs and constables, supervisors sergeants, inspectors and those above them;
--   not collected where no officer has rated the pilot
create view v_watch_supervisor_pairs_missing as
with rated as (
    select
        programme_code,
        pilot_code,
        step,
        min(assessed_on) filter (where rater_role in ('pcso', 'constable')) as by_officer_on,
        bool_or(rater_role in ('sergeant', 'inspector', 'senior')) as by_supervisor
    from v_self_evaluation
    where score is not null
    group by programme_code, pilot_code, step
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.as_of,
        count(rated.step) as steps,
        count(rated.step) filter (where not rated.by_supervisor) as missing,
        min(rated.by_officer_on) filter (where not rated.by_supervisor) as since
    from v_watch_day
    left join rated
        on v_watch_day.programme_code = rated.programme_code
        and v_watch_day.pilot_code = rated.pilot_code
        and rated.by_officer_on is not null
    group by v_watch_day.programme_code, v_watch_day.pilot_code, v_watch_day.as_of
)

select
    measured.programme_code,
    measured.pilot_code,
    v_watch_limit.rule,
    'pilot' as subject,
    case
        when measured.steps = 0 then 'not collected'
        when measured.missing > v_watch_limit.limit_value then 'raised'
        else 'clear'
    end as state,
    cast(if(measured.steps = 0, null, measured.missing) as double) as measured,
    v_watch_limit.limit_value,
    v_watch_limit.unit,
    v_watch_limit.limit_source,
    measured.since,
    measured.as_of,
    'supervisor' as who,
    cast(null as bigint) as people,
    if(
        measured.steps = 0,
        'No officer has rated the pilot.',
        'Steps that officers have rated and no supervisor has: '
        || measured.missing || ' of ' || measured.steps || '.'
    ) as detail
from measured
inner join v_watch_limit
    on measured.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'supervisor_pairs_missing';
