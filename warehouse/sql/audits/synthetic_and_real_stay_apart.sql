-- rule: no kind of row mixes synthetic and real people or events
with flags as (
    select 'v_crime' as relation, is_synthetic from v_crime
    union
    select 'v_crime_outcome', is_synthetic from v_crime_outcome
    union
    select 'v_incident', is_synthetic from v_incident
    union
    select 'v_stop_search', is_synthetic from v_stop_search
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
