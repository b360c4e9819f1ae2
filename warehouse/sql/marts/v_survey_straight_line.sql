-- purpose: who gave the same answer to every item of a scale
-- grain: one row per programme, wave, arm and scale in which that could be told of anyone
-- reads: v_survey_scale_answers
create table v_survey_straight_line as
select
    programme_code,
    wave,
    arm,
    scale,
    cast(count(is_straight) as bigint) as respondents,
    cast(count(*) filter (where is_straight) as bigint) as straight
from v_survey_scale_answers
where is_straight is not null
group by programme_code, wave, arm, scale
order by all;
