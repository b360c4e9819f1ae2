-- purpose: all scale scores at either of two waves, with the pattern that joins them by person
-- grain: one row per programme, arm, scale, ordered pair of waves, pattern of scores and wave of it
-- reads: v_survey_scale_pair
create view v_survey_scale_waves as
select
    programme_code,
    arm,
    scale,
    from_wave,
    to_wave,
    pattern,
    false as is_later,
    from_score as score,
    respondents
from v_survey_scale_pair
where from_score is not null
union all
select
    programme_code,
    arm,
    scale,
    from_wave,
    to_wave,
    pattern,
    true as is_later,
    to_score as score,
    respondents
from v_survey_scale_pair
where to_score is not null;
