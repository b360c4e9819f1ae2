-- purpose: survey answers ready for analysis: reverse items turned, respondents joined over waves
-- grain: one row per respondent, wave and answered item
-- reads: fct_survey_answer, dim_item, v_survey_respondent
create view v_survey_answer as
select
    fct_survey_answer.programme_code,
    fct_survey_answer.respondent,
    fct_survey_answer.wave,
    fct_survey_answer.arm,
    fct_survey_answer.item_code,
    cast(
        case
            when dim_item.is_reverse then dim_item.minimum + dim_item.maximum - answer
            else answer
        end as double
    ) as score,
    v_survey_respondent.linked,
    fct_survey_answer.answered_on,
    fct_survey_answer.load_id,
    fct_survey_answer.row_no,
    fct_survey_answer.file_sha256,
    fct_survey_answer.is_synthetic
from fct_survey_answer
inner join dim_item using (item_code)
inner join v_survey_respondent using (programme_code, respondent, wave);
