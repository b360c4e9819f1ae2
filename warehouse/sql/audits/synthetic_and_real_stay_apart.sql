-- rule: no kind of row mixes synthetic and real people or events
with flags as (
    select 'v_crime' as relation, is_synthetic from v_crime
    union
    select 'v_survey_answer', is_synthetic from v_survey_answer
    union
    select 'v_self_evaluation', is_synthetic from v_self_evaluation
    union
    select 'v_pilot', is_synthetic from v_pilot
)

select relation
from flags
group by relation
having count(*) > 1;
