-- purpose: scale scores of the programme's first wave
-- grain: one row per programme, arm, scale and score that occurs in its first wave
-- reads: v_survey_scale_distribution
create view v_survey_baseline as
select
    programme_code,
    wave,
    arm,
    scale,
    score,
    respondents
from v_survey_scale_distribution
where is_first_wave;
