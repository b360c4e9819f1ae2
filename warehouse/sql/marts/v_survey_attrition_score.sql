-- purpose: earlier scale scores of those who answered a later wave and of those who did not
-- grain: one row per programme, arm, scale, ordered pair of waves, lost or not, and score
-- reads: v_survey_follow_up, v_survey_scale_score
create table v_survey_attrition_score as
select
    v_survey_follow_up.programme_code,
    v_survey_follow_up.arm,
    v_survey_scale_score.scale,
    v_survey_follow_up.from_wave,
    v_survey_follow_up.to_wave,
    v_survey_follow_up.lost = 1 as is_lost,
    v_survey_scale_score.score,
    cast(count(*) as bigint) as respondents
from v_survey_follow_up
inner join v_survey_scale_score
    on
        v_survey_scale_score.programme_code = v_survey_follow_up.programme_code
        and v_survey_scale_score.respondent = v_survey_follow_up.respondent
        and v_survey_scale_score.wave = v_survey_follow_up.from_wave
group by all
order by all;
