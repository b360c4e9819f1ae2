-- purpose: the limits of the watch rules: those that the plan declares, defaults for the others
-- grain: one row per programme, watch rule and limit
-- reads: v_programme_day, v_plan_threshold
create view v_watch_limit as
with defaults (rule, declared_under, limit_name, limit_value, unit) as (
    values
    ('no_activity', 'no_activity', 'days', 21, 'days'),
    ('wrong_proforma_version', 'wrong_proforma_version', 'version', 2, 'version of the form'),
    ('success_undefined', 'success_undefined', 'definitions', 1, 'definitions of success'),
    ('escalation_unanswered', 'escalation_unanswered', 'days', 60, 'days'),
    ('supervisor_pairs_missing', 'supervisor_pairs_missing', 'steps', 0, 'steps'),
    ('officers_abstracted', 'officers_abstracted', 'share', 0.2, 'share of working time'),
    ('officers_abstracted', 'officers_abstracted', 'people', 5, 'people'),
    ('low_response', 'low_response', 'share', 0.7, 'share of those invited'),
    ('low_response', 'low_response', 'people', 5, 'people'),
    ('low_response', 'low_response', 'days_before', 7, 'days before the wave closes'),
    ('no_screening_pack', 'site_choice', 'months_before', 36, 'months')
)

select
    v_programme_day.programme_code,
    defaults.rule,
    defaults.limit_name,
    cast(coalesce(v_plan_threshold.threshold_value, defaults.limit_value) as double) as limit_value,
    defaults.unit,
    if(v_plan_threshold.threshold_value is null, 'default', 'plan') as limit_source
from v_programme_day
cross join defaults
left join v_plan_threshold
    on v_programme_day.programme_code = v_plan_threshold.programme_code
    and defaults.declared_under = v_plan_threshold.rule_key
    and defaults.limit_name = v_plan_threshold.threshold_name;
