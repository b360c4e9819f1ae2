-- rule: every survey answer lies within its item's answer range
select
    item_code,
    score,
    minimum,
    maximum
from v_survey_answer
inner join v_survey_item using (item_code)
where score not between minimum and maximum;
