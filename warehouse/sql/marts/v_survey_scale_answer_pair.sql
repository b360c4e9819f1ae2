-- purpose: each linked respondent's answers to a scale at two waves
-- grain: one row per linked respondent, scale and ordered pair of waves, both answered
-- reads: v_survey_scale_answers
create view v_survey_scale_answer_pair as
select
    programme_code,
    respondent,
    arm,
    scale,
    earlier.wave as from_wave,
    later.wave as to_wave,
    earlier.answers as from_answers,
    later.answers as to_answers
from v_survey_scale_answers as earlier
inner join v_survey_scale_answers as later
    using (programme_code, respondent, arm, scale)
where cast(substr(earlier.wave, 2) as integer) < cast(substr(later.wave, 2) as integer);
