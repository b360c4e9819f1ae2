-- purpose: all answers to an item at either of two waves, whether or not they can be joined
-- grain: one row per programme, arm, item, ordered pair of waves answered, wave of it and score
-- reads: v_survey_distribution
create view v_survey_item_waves as
with answered as (
    select distinct
        programme_code,
        arm,
        item_code,
        wave
    from v_survey_distribution
),

pairs as (
    select
        programme_code,
        arm,
        item_code,
        earlier.wave as from_wave,
        later.wave as to_wave
    from answered as earlier
    inner join answered as later using (programme_code, arm, item_code)
    where cast(substr(earlier.wave, 2) as integer) < cast(substr(later.wave, 2) as integer)
)

select
    programme_code,
    arm,
    item_code,
    v_survey_distribution.scale,
    pairs.from_wave,
    pairs.to_wave,
    v_survey_distribution.wave = pairs.to_wave as is_later,
    v_survey_distribution.score,
    v_survey_distribution.respondents
from pairs
inner join v_survey_distribution using (programme_code, arm, item_code)
where v_survey_distribution.wave in (pairs.from_wave, pairs.to_wave);
