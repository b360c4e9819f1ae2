-- purpose: scale scores
-- grain: one row per respondent, wave and scale with at least half of its items answered
-- reads: v_survey_scale_answers
-- notes: the mean of the answered items, so a missing item neither lowers nor raises the score
create view v_survey_scale_score as
select
    programme_code,
    respondent,
    wave,
    arm,
    scale,
    score,
    items_answered,
    items
from v_survey_scale_answers
where 2 * items_answered >= items;
