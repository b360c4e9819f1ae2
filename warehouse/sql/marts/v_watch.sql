-- purpose: what a leader of a live pilot should look at: every watch rule, one after the other
-- grain: one row per programme, rule, pilot and subject
-- reads: v_watch_no_activity, v_watch_wrong_proforma_version, v_watch_success_undefined, v_watch_escalation_unanswered, v_watch_supervisor_pairs_missing, v_watch_officers_abstracted, v_watch_low_response, v_watch_no_screening_pack
-- notes: a further rule is a mart of these columns and a line here
create table v_watch as
with rules as (
    from v_watch_no_activity
    union all by name
    from v_watch_wrong_proforma_version
    union all by name
    from v_watch_success_undefined
    union all by name
    from v_watch_escalation_unanswered
    union all by name
    from v_watch_supervisor_pairs_missing
    union all by name
    from v_watch_officers_abstracted
    union all by name
    from v_watch_low_response
    union all by name
    from v_watch_no_screening_pack
)

select
    programme_code,
    pilot_code,
    rule,
    subject,
    state,
    measured,
    limit_value,
    unit,
    limit_source,
    since,
    as_of,
    who,
    people,
    detail
from rules
order by all;
