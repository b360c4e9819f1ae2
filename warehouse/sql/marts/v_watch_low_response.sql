-- purpose: watch rule: a survey wave is closing, or has closed, with fewer answers than the limit
-- grain: one row per programme, wave that has opened and arm; arm unknown before anybody is invited
-- reads: v_programme_day, v_watch_limit, v_plan_wave, v_survey_participation
-- notes: the plan says when a wave closes; a wave is closing from as many days before as the limit
--   `days_before` says. Not collected without a list of invitations, where
--   it names fewer people than the limit `people` says, and where more have answered than it names
create view v_watch_low_response as
with limits as (
    select
        programme_code,
        rule,
        any_value(limit_value) filter (where limit_name = 'share') as limit_value,
        any_value(unit) filter (where limit_name = 'share') as unit,
        any_value(limit_source) filter (where limit_name = 'share') as limit_source,
        any_value(limit_value) filter (where limit_name = 'days_before') as days_before,
        any_value(limit_value) filter (where limit_name = 'people') as fewest
    from v_watch_limit
    where rule = 'low_response'
    group by programme_code, rule
),

measured as (
    select
        v_programme_day.programme_code,
        v_programme_day.as_of,
        v_plan_wave.wave,
        v_plan_wave.closes_on,
        v_survey_participation.arm,
        v_survey_participation.invited,
        limits.rule,
        limits.limit_value,
        limits.unit,
        limits.limit_source,
        date_diff('day', v_programme_day.as_of, v_plan_wave.closes_on)
        <= limits.days_before as is_closing,
        if(
            v_survey_participation.invited >= limits.fewest
            and v_survey_participation.responded <= v_survey_participation.invited,
            v_survey_participation.responded / v_survey_participation.invited,
            null
        ) as share
    from v_programme_day
    inner join limits using (programme_code)
    inner join v_plan_wave
        on v_programme_day.programme_code = v_plan_wave.programme_code
        and v_programme_day.as_of >= v_plan_wave.opens_on
    left join v_survey_participation
        on v_plan_wave.programme_code = v_survey_participation.programme_code
        and v_plan_wave.wave = v_survey_participation.wave
)

select
    programme_code,
    cast(null as varchar) as pilot_code,
    rule,
    'wave ' || wave || coalesce(', ' || arm, '') as subject,
    case
        when share is null then 'not collected'
        when is_closing and share < limit_value then 'raised'
        else 'clear'
    end as state,
    cast(share as double) as measured,
    limit_value,
    unit,
    limit_source,
    closes_on as since,
    as_of,
    'evaluator' as who,
    cast(invited as bigint) as people,
    if(
        share is null,
        'No complete list of enough people invited to the wave has been handed over.',
        'The wave closes on ' || strftime(closes_on, '%-d %B %Y')
        || '; share of those invited who have answered: ' || printf('%.0f', 100 * share) || ' %.'
    ) as detail
from measured;
