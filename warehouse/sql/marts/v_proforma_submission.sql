-- purpose: proformas as they were handed in, and whether on the version of the form in force
-- grain: one row per submission: pilot, day, author and version
-- reads: v_proforma, v_watch_limit
-- notes: the version in force is the limit of the watch rule wrong_proforma_version: what the plan
--        says, or else version 2, the newest that exists
create table v_proforma_submission as
with submissions as (
    select
        programme_code,
        pilot_code,
        submitted_on,
        completed_by,
        version,
        count(*) as steps,
        count(success_definition) as success_definitions,
        count(escalation) as escalations,
        count(evaluation) as evaluations,
        min(load_id) as load_id,
        arg_min(row_no, (load_id, row_no)) as row_no
    from v_proforma
    group by programme_code, pilot_code, submitted_on, completed_by, version
)

select
    submissions.programme_code,
    submissions.pilot_code,
    submissions.submitted_on,
    submissions.version,
    cast(v_watch_limit.limit_value as bigint) as version_in_force,
    cast(submissions.version = version_in_force as bigint) as in_force,
    v_watch_limit.limit_source,
    cast(submissions.steps as bigint) as steps,
    submissions.success_definitions > 0 as has_success_definition,
    submissions.escalations > 0 as has_escalation,
    submissions.evaluations > 0 as has_evaluation,
    submissions.load_id,
    submissions.row_no
from submissions
inner join v_watch_limit
    on submissions.programme_code = v_watch_limit.programme_code
    and v_watch_limit.rule = 'wrong_proforma_version'
    and v_watch_limit.limit_name = 'version'
order by all;
