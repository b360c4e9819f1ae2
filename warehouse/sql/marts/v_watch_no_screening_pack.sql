-- purpose: watch rule: a pilot's site was chosen without months enough of recorded crime to screen
--   it, or its own papers name no screening
-- grain: one row per pilot that has started
-- reads: v_watch_day, v_watch_limit, v_pilot, v_pilot_area, v_area_month, v_lisp_step_event, v_proforma
-- notes: the months published before the month in which the pilot began, of that one of its treated
--   areas (its location where none is named) that has fewest. Papers are the reasons for its areas,
--   the evidence of its steps and its proformas; they name a screening with the word, or with 36
--   months or three years. Not collected where no crime was handed over
create view v_watch_no_screening_pack as
with sites as (
    select
        programme_code,
        pilot_code,
        area_code
    from v_pilot_area
    where area_role = 'treatment'
    union
    select
        programme_code,
        pilot_code,
        location_code
    from v_pilot
    where not exists (
        from v_pilot_area
        where
            v_pilot_area.programme_code = v_pilot.programme_code
            and v_pilot_area.pilot_code = v_pilot.pilot_code
            and v_pilot_area.area_role = 'treatment'
    )
),

months as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        sites.area_code,
        count(distinct v_area_month.month) as months
    from v_watch_day
    inner join sites using (programme_code, pilot_code)
    left join v_area_month
        on sites.area_code = v_area_month.lsoa_code
        and v_area_month.month < date_trunc('month', v_watch_day.started_on)
    group by all
),

papers as (
    select
        programme_code,
        pilot_code,
        rationale as text
    from v_pilot_area
    where area_role = 'treatment'
    union all
    select
        programme_code,
        pilot_code,
        evidence_ref
    from v_lisp_step_event
    union all
    select
        programme_code,
        pilot_code,
        concat_ws(' ', response, evidence_ref)
    from v_proforma
),

named as (
    select
        programme_code,
        pilot_code,
        bool_or(regexp_matches(text, '\bscreen|\b36 months|\b(3|three) years', 'i')) as is_named
    from papers
    group by programme_code, pilot_code
),

measured as (
    select
        v_watch_day.programme_code,
        v_watch_day.pilot_code,
        v_watch_day.started_on,
        v_watch_day.as_of,
        coalesce(named.is_named, false) as is_named,
        (
            select min(months.months)
            from months
            where
                months.programme_code = v_watch_day.programme_code
                and months.pilot_code = v_watch_day.pilot_code
                and exists (from v_area_month)
        ) as months
    from v_watch_day
    left join named using (programme_code, pilot_code)
)

select
    measured.programme_code,
    measured.pilot_code,
    v_watch_limit.rule,
    'pilot' as subject,
    case
        when measured.months is null then 'not collected'
        when measured.months < v_watch_limit.limit_value or not measured.is_named then 'raised'
        else 'clear'
    end as state,
    cast(measured.months as double) as measured,
    v_watch_limit.limit_value,
    v_watch_limit.unit,
    v_watch_limit.limit_source,
    measured.started_on as since,
    measured.as_of,
    'evaluator' as who,
    cast(null as bigint) as people,
    if(
        measured.months is null,
        'No recorded crime has been handed over.',
        'Months of recorded crime on file before the start: ' || measured.months
        || if(
            measured.is_named,
            '; the pilot''s papers name a screening.',
            '; the pilot''s papers name no screening.'
        )
    ) as detail
from measured
inner join v_watch_limit
    on measured.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'no_screening_pack';
