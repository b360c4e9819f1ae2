-- purpose: each component of a pilot's dose beside the amount that the plan asks for
-- grain: one row per pilot and component
-- reads: v_pilot_dose, v_plan_dose, v_pilot_course
-- notes: a plan "per month" or "per week" is multiplied by the pilot's months or weeks so far;
--        planned is null where the plan or the pilot's first day does not say
create view v_dose_component as
with amounts as (
    select
        programme_code,
        pilot_code,
        unnest(['contacts', 'hours', 'stakeholders', 'weeks']) as component,
        unnest([
            cast(contacts as double),
            hours,
            cast(stakeholders as double),
            cast(weeks as double)
        ]) as amount
    from v_pilot_dose
),

compared as (
    select
        amounts.programme_code,
        amounts.pilot_code,
        amounts.component,
        amounts.amount,
        v_plan_dose.planned * case
            when regexp_matches(v_plan_dose.unit, '(per|and) month') then v_pilot_course.months
            when regexp_matches(v_plan_dose.unit, '(per|and) week') then v_pilot_course.days / 7
            else 1
        end as planned
    from amounts
    left join v_plan_dose using (programme_code, component)
    left join v_pilot_course using (programme_code, pilot_code)
)

select
    programme_code,
    pilot_code,
    component,
    amount,
    planned,
    case when planned is not null then amount end as compared_amount,
    case when amount is not null then planned end as compared_planned
from compared;
