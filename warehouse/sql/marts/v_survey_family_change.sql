-- purpose: changes of all items that are tested together, beside each scale that has some of them
-- grain: one row per programme, arm, pair of waves, scale, item of one of its families, and change
-- reads: v_survey_transition, v_plan_family
-- notes: an item of several families is corrected within a confirmatory one first, then within the
-- first by name; items of no family are corrected together
create view v_survey_family_change as
with declared as (
    select
        programme_code,
        member as item_code,
        family,
        correction
    from v_plan_family
    qualify
        row_number() over (
            partition by programme_code, member
            order by family_role, family, correction
        ) = 1
),

changes as (
    select
        programme_code,
        v_survey_transition.arm,
        item_code,
        v_survey_transition.scale,
        v_survey_transition.from_wave,
        v_survey_transition.to_wave,
        v_survey_transition.to_score - v_survey_transition.from_score as change,
        coalesce(
            declared.family, 'all of one comparison, not declared in advance'
        ) as family,
        coalesce(declared.correction, 'benjamini_hochberg') as correction,
        sum(v_survey_transition.respondents) as respondents
    from v_survey_transition
    left join declared using (programme_code, item_code)
    group by all
),

scales as (
    select distinct
        programme_code,
        scale,
        family
    from changes
)

select
    programme_code,
    changes.arm,
    changes.from_wave,
    changes.to_wave,
    scales.scale,
    family,
    changes.correction,
    changes.item_code,
    changes.scale = scales.scale as is_of_scale,
    changes.change,
    cast(changes.respondents as bigint) as respondents
from scales
inner join changes using (programme_code, family);
