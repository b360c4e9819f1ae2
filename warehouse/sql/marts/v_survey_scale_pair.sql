-- purpose: scale scores of the same people at two waves, or at one of the two
-- grain: one row per programme, arm, scale, ordered pair of waves and pair of scores that occurs
-- reads: v_survey_scale_score, v_plan_effect
-- notes: linked respondents are those with both scores; an effect that is declared in another unit
-- than points is not used
create table v_survey_scale_pair as
with waves as (
    select distinct
        programme_code,
        wave,
        arm
    from v_survey_scale_score
),

pairs as (
    select
        programme_code,
        arm,
        earlier.wave as from_wave,
        later.wave as to_wave
    from waves as earlier
    inner join waves as later using (programme_code, arm)
    where cast(substr(earlier.wave, 2) as integer) < cast(substr(later.wave, 2) as integer)
),

respondents as (
    select
        programme_code,
        arm,
        v_survey_scale_score.scale,
        pairs.from_wave,
        pairs.to_wave,
        max(v_survey_scale_score.score)
            filter (where v_survey_scale_score.wave = pairs.from_wave) as from_score,
        max(v_survey_scale_score.score)
            filter (where v_survey_scale_score.wave = pairs.to_wave) as to_score
    from pairs
    inner join v_survey_scale_score using (programme_code, arm)
    where v_survey_scale_score.wave in (pairs.from_wave, pairs.to_wave)
    group by
        programme_code,
        arm,
        v_survey_scale_score.scale,
        v_survey_scale_score.respondent,
        pairs.from_wave,
        pairs.to_wave
),

effects as (
    select
        programme_code,
        outcome as scale,
        smallest_effect
    from v_plan_effect
    where unit in ('points', 'scale points')
),

counted as (
    select
        programme_code,
        arm,
        scale,
        from_wave,
        to_wave,
        from_score,
        to_score,
        cast(count(*) as bigint) as respondents
    from respondents
    group by all
)

select
    programme_code,
    counted.arm,
    scale,
    counted.from_wave,
    counted.to_wave,
    cast(row_number() over (
        partition by programme_code, counted.arm, scale, counted.from_wave, counted.to_wave
        order by counted.from_score nulls last, counted.to_score nulls last
    ) as bigint) as pattern,
    counted.from_score,
    counted.to_score,
    counted.respondents,
    effects.smallest_effect
from counted
left join effects using (programme_code, scale)
order by all;
