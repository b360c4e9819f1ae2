-- purpose: the newest day that a programme's own records speak of; ages and lapses count up to it
-- grain: one row per programme with a dated record
-- reads: fct_engagement, fct_escalation, fct_lisp_step_event, fct_proforma, fct_action, fct_time, fct_oversight_week, fct_self_evaluation, dim_interview, fct_survey_answer, fct_opportunity
-- notes: days of plans (due dates) are left out, and so are the days of those who judge from outside
create table v_programme_day as
with days as (
    select programme_code, max(contacted_on) as newest from fct_engagement group by programme_code
    union all
    select programme_code, max(greatest(raised_on, closed_on)) from fct_escalation
    group by programme_code
    union all
    select programme_code, max(happened_on) from fct_lisp_step_event group by programme_code
    union all
    select programme_code, max(submitted_on) from fct_proforma group by programme_code
    union all
    select programme_code, max(done_on) from fct_action group by programme_code
    union all
    select programme_code, max(worked_on) from fct_time group by programme_code
    union all
    select programme_code, max(week) from fct_oversight_week group by programme_code
    union all
    select programme_code, max(assessed_on) from fct_self_evaluation group by programme_code
    union all
    select programme_code, max(interviewed_on) from dim_interview group by programme_code
    union all
    select programme_code, max(answered_on) from fct_survey_answer group by programme_code
    union all
    select programme_code, max(identified_on) from fct_opportunity group by programme_code
)

select
    programme_code,
    max(newest) as as_of
from days
where newest is not null
group by programme_code
order by programme_code;
