-- purpose: watch rule: a step of a pilot stands, in its newest answer, on too old a proforma
-- grain: one row per pilot that has started
-- reads: v_watch_day, v_watch_limit, v_proforma
-- notes: writing the step again on the right version clears it; not collected where no proforma
--   of the pilot was handed over
create view v_watch_wrong_proforma_version as
with newest as (
    select
        programme_code,
        pilot_code,
        step,
        submitted_on,
        version
    from v_proforma
    qualify row_number() over (
        partition by programme_code, pilot_code, step
        order by submitted_on desc nulls last, version desc
    ) = 1
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.as_of,
        v_watch_limit.rule,
        v_watch_limit.limit_value,
        v_watch_limit.unit,
        v_watch_limit.limit_source,
        min(newest.version) as lowest,
        count(newest.step) as steps,
        count(newest.step) filter (where newest.version < v_watch_limit.limit_value) as outdated,
        min(newest.submitted_on) filter (where newest.version < v_watch_limit.limit_value) as since
    from v_watch_day
    inner join v_watch_limit
        on v_watch_day.programme_code = v_watch_limit.programme_code
        and v_watch_limit.rule = 'wrong_proforma_version'
    left join newest
        on v_watch_day.programme_code = newest.programme_code
        and v_watch_day.pilot_code = newest.pilot_code
    group by all
)

select
    programme_code,
    pilot_code,
    rule,
    'pilot' as subject,
    case
        when lowest is null then 'not collected'
        when lowest < limit_value then 'raised'
        else 'clear'
    end as state,
    cast(lowest as double) as measured,
    limit_value,
    unit,
    limit_source,
    since,
    as_of,
    'inspector' as who,
    cast(null as bigint) as people,
    if(
        lowest is null,
        'No proforma of the pilot has been handed over.',
        'Steps whose newest answer stands on an older version of the form: '
        || outdated || ' of ' || steps || '.'
    ) as detail
from measured;
