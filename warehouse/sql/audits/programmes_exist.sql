-- rule: every programme that a row names without a pilot is a registered one
with named as (
    select 'v_commentary' as relation, programme_code from v_commentary
    union
    select 'v_cost', programme_code from v_cost
    union
    select 'v_dependency', programme_code from v_dependency
    union
    select 'v_finding_override', programme_code from v_finding_override
    union
    select 'v_interview', programme_code from v_interview
    union
    select 'v_opportunity', programme_code from v_opportunity
    union
    select 'v_plan_dispute', programme_code from v_plan_dispute
    union
    select 'v_plan_dose', programme_code from v_plan_dose
    union
    select 'v_plan_effect', programme_code from v_plan_effect
    union
    select 'v_plan_family', programme_code from v_plan_family
    union
    select 'v_plan_threshold', programme_code from v_plan_threshold
    union
    select 'v_plan_wave', programme_code from v_plan_wave
    union
    select 'v_rollout', programme_code from v_rollout
    union
    select 'v_sign_off', programme_code from v_sign_off
    union
    select 'v_time', programme_code from v_time
    union
    select 'v_training', programme_code from v_training
)

select
    relation,
    programme_code
from named
anti join v_pilot using (programme_code);
