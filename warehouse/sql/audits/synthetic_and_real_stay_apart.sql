-- rule: no kind of row mixes synthetic and real people or events
-- reads: every view that says which of its rows are synthetic
select 'v_action' as relation from v_action having min(is_synthetic) < max(is_synthetic)
union all
select 'v_area' as relation from v_area having min(is_synthetic) < max(is_synthetic)
union all
select 'v_area_lookup' as relation from v_area_lookup having min(is_synthetic) < max(is_synthetic)
union all
select 'v_benchmark' as relation from v_benchmark having min(is_synthetic) < max(is_synthetic)
union all
select 'v_boundary' as relation from v_boundary having min(is_synthetic) < max(is_synthetic)
union all
select 'v_claim' as relation from v_claim having min(is_synthetic) < max(is_synthetic)
union all
select 'v_coded_excerpt' as relation from v_coded_excerpt having min(is_synthetic) < max(is_synthetic)
union all
select 'v_commentary' as relation from v_commentary having min(is_synthetic) < max(is_synthetic)
union all
select 'v_cost' as relation from v_cost having min(is_synthetic) < max(is_synthetic)
union all
select 'v_crime' as relation from v_crime having min(is_synthetic) < max(is_synthetic)
union all
select 'v_crime_outcome' as relation from v_crime_outcome having min(is_synthetic) < max(is_synthetic)
union all
select 'v_demand_coding' as relation from v_demand_coding having min(is_synthetic) < max(is_synthetic)
union all
select 'v_dependency' as relation from v_dependency having min(is_synthetic) < max(is_synthetic)
union all
select 'v_deprivation' as relation from v_deprivation having min(is_synthetic) < max(is_synthetic)
union all
select 'v_engagement' as relation from v_engagement having min(is_synthetic) < max(is_synthetic)
union all
select 'v_escalation' as relation from v_escalation having min(is_synthetic) < max(is_synthetic)
union all
select 'v_finding_override' as relation from v_finding_override having min(is_synthetic) < max(is_synthetic)
union all
select 'v_harm_weight' as relation from v_harm_weight having min(is_synthetic) < max(is_synthetic)
union all
select 'v_incident' as relation from v_incident having min(is_synthetic) < max(is_synthetic)
union all
select 'v_interview' as relation from v_interview having min(is_synthetic) < max(is_synthetic)
union all
select 'v_lisp_step_event' as relation from v_lisp_step_event having min(is_synthetic) < max(is_synthetic)
union all
select 'v_offence_type' as relation from v_offence_type having min(is_synthetic) < max(is_synthetic)
union all
select 'v_opportunity' as relation from v_opportunity having min(is_synthetic) < max(is_synthetic)
union all
select 'v_oversight_week' as relation from v_oversight_week having min(is_synthetic) < max(is_synthetic)
union all
select 'v_person' as relation from v_person having min(is_synthetic) < max(is_synthetic)
union all
select 'v_pilot' as relation from v_pilot having min(is_synthetic) < max(is_synthetic)
union all
select 'v_pilot_area' as relation from v_pilot_area having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_dispute' as relation from v_plan_dispute having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_dose' as relation from v_plan_dose having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_effect' as relation from v_plan_effect having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_family' as relation from v_plan_family having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_threshold' as relation from v_plan_threshold having min(is_synthetic) < max(is_synthetic)
union all
select 'v_plan_wave' as relation from v_plan_wave having min(is_synthetic) < max(is_synthetic)
union all
select 'v_policy_event' as relation from v_policy_event having min(is_synthetic) < max(is_synthetic)
union all
select 'v_population' as relation from v_population having min(is_synthetic) < max(is_synthetic)
union all
select 'v_population_age' as relation from v_population_age having min(is_synthetic) < max(is_synthetic)
union all
select 'v_proforma' as relation from v_proforma having min(is_synthetic) < max(is_synthetic)
union all
select 'v_reference' as relation from v_reference having min(is_synthetic) < max(is_synthetic)
union all
select 'v_rollout' as relation from v_rollout having min(is_synthetic) < max(is_synthetic)
union all
select 'v_rubric_review' as relation from v_rubric_review having min(is_synthetic) < max(is_synthetic)
union all
select 'v_self_evaluation' as relation from v_self_evaluation having min(is_synthetic) < max(is_synthetic)
union all
select 'v_sign_off' as relation from v_sign_off having min(is_synthetic) < max(is_synthetic)
union all
select 'v_stakeholder' as relation from v_stakeholder having min(is_synthetic) < max(is_synthetic)
union all
select 'v_stop_search' as relation from v_stop_search having min(is_synthetic) < max(is_synthetic)
union all
select 'v_survey_answer' as relation from v_survey_answer having min(is_synthetic) < max(is_synthetic)
union all
select 'v_survey_invitation' as relation from v_survey_invitation having min(is_synthetic) < max(is_synthetic)
union all
select 'v_theme' as relation from v_theme having min(is_synthetic) < max(is_synthetic)
union all
select 'v_time' as relation from v_time having min(is_synthetic) < max(is_synthetic)
union all
select 'v_training' as relation from v_training having min(is_synthetic) < max(is_synthetic);
