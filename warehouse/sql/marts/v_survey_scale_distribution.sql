-- purpose: how often each score of a scale occurs
-- grain: one row per programme, wave, arm, scale and score that occurs
-- reads: v_survey_scale_score, v_plan_effect
-- notes: an effect that is declared in another unit than points is not used
create table v_survey_scale_distribution as
with effects as (
    select
        programme_code,
        outcome as scale,
        smallest_effect
    from v_plan_effect
    where unit in ('points', 'scale points')
),

first_waves as (
    select
        programme_code,
        arg_min(wave, cast(substr(wave, 2) as integer)) as first_wave
    from v_survey_scale_score
    group by programme_code
)

select
    programme_code,
    v_survey_scale_score.wave,
    v_survey_scale_score.arm,
    scale,
    v_survey_scale_score.score,
    cast(count(*) as bigint) as respondents,
    v_survey_scale_score.wave = any_value(first_waves.first_wave) as is_first_wave,
    any_value(effects.smallest_effect) as smallest_effect
from v_survey_scale_score
inner join first_waves using (programme_code)
left join effects using (programme_code, scale)
group by
    programme_code,
    v_survey_scale_score.wave,
    v_survey_scale_score.arm,
    scale,
    v_survey_scale_score.score
order by all;
