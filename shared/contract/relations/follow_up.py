"""What became of what was raised, agreed and hoped for: escalations, actions, roll-out."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    flag,
    integer,
    number,
    text,
)

PILOT = text(pilot_code="Code of the pilot; see v_pilot.")

V_ESCALATION_AGE = Relation(
    "v_escalation_age",
    "one row per pilot and escalation",
    ("programme_code", "pilot_code", "escalation_code"),
    (
        *PROGRAMME,
        *PILOT,
        *text(
            escalation_code="Code of the escalation within its pilot.",
            to_level="sergeant, inspector, senior, partner or regional_business.",
            status="open, answered, resolved or blocked.",
        ),
        *date(
            raised_on="Day on which it was raised.",
            raised_month="First day of that month.",
            closed_on="Day on which it was closed; null where it was not.",
            as_of="Newest day of the programme's own records.",
        ),
        *integer(
            days="Days from raising to closing, or to as_of where it waits; null where it was "
            "answered on a day that is not known.",
        ),
        *number(limit_days="Days within which an answer is due."),
        *text(limit_source="plan or default: who set the limit."),
        *flag(
            is_answered="True where it was answered or resolved.",
            is_waiting="True where it is open, or blocked and not closed.",
        ),
        *integer(
            had_limit="1 where it was raised at least limit_days before as_of and its length is "
            "known, else 0.",
            answered_in_limit="1 where it also was answered within limit_days, else 0.",
        ),
        *LINEAGE,
    ),
)

V_ESCALATION_COUNT = Relation(
    "v_escalation_count",
    "one row per pilot and level that the programme ever raised to, where it raised anything",
    ("programme_code", "pilot_code", "to_level"),
    (
        *PROGRAMME,
        *PILOT,
        *text(to_level="sergeant, inspector, senior, partner or regional_business."),
        *integer(
            raised="Escalations raised.",
            answered="Those answered or resolved.",
            still_open="Those open.",
            blocked="Those blocked.",
            past_limit="Those that wait, open or blocked, for longer than their limit.",
        ),
    ),
)

V_ACTION_STATE = Relation(
    "v_action_state",
    "one row per pilot and action",
    ("programme_code", "pilot_code", "action_code"),
    (
        *PROGRAMME,
        *PILOT,
        *text(
            action_code="Code of the action within its pilot.",
            owner_role="Role that answers for it, masked; null where nobody does.",
            pillar="visibility, engagement, problem_solving or resilience; null where not said.",
            status="planned, in_progress, done or dropped.",
        ),
        *date(
            due_on="Day by which it is due; null where none was set.",
            due_month="First day of that month.",
            done_on="Day on which it was done; null where it was not or the day is unknown.",
            judged_on="Newest day of the programme's own records, or the pilot's end if that came "
            "first.",
        ),
        *integer(
            agreed="1: the action was agreed.",
            done="1 where it is done, else 0.",
            overdue="1 where it is planned or in progress and was due before judged_on, else 0.",
            was_due="1 where it was due before judged_on and is planned, in progress or done on a "
            "known day, else 0.",
            done_on_time="1 where it was due before judged_on and done by its day, else 0.",
        ),
        *LINEAGE,
    ),
)

V_ACTION_COUNT = Relation(
    "v_action_count",
    "one row per pilot and status, where the programme handed over any action",
    ("programme_code", "pilot_code", "status"),
    (
        *PROGRAMME,
        *PILOT,
        *text(status="planned, in_progress, done or dropped."),
        *integer(actions="Actions that stand so, also those without a pillar."),
    ),
)

V_OPPORTUNITY_COUNT = Relation(
    "v_opportunity_count",
    "one row per programme and status, where the programme handed over any opportunity",
    ("programme_code", "status"),
    (
        *PROGRAMME,
        *text(status="identified, taken or missed."),
        *integer(
            opportunities="Opportunities that stand so.",
            taken="Those taken: 0 in the rows of the other statuses.",
            decided="Those taken or missed: 0 in the row of those only identified.",
        ),
    ),
)

V_DEPENDENCY_COUNT = Relation(
    "v_dependency_count",
    "one row per programme and colour, where the programme handed over any dependency",
    ("programme_code", "rag"),
    (
        *PROGRAMME,
        *text(rag="red, amber or green."),
        *integer(
            still_open="Dependencies that are not closed.",
            closed="Dependencies that are closed.",
        ),
    ),
)

V_ROLLOUT_SITE = Relation(
    "v_rollout_site",
    "one row per programme, site and theme",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            site="Place that takes the approach up.",
            lpa="Its local policing area; null where not given.",
            theme="What it is used for; null where not given.",
            stage="interested, planned, started, established or ended.",
        ),
        *date(since="Day since which it stands so; null where not given."),
        *text(
            place="own area where the programme's trained officers work there, elsewhere where "
            "they do not; null where the area of the site or of the officers is not known.",
        ),
        *flag(
            is_in_use_elsewhere="True where the place is elsewhere and the stage started or "
            "established; null where the place is not known and the stage is one of these.",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_ESCALATION_AGE,
    V_ESCALATION_COUNT,
    V_ACTION_STATE,
    V_ACTION_COUNT,
    V_OPPORTUNITY_COUNT,
    V_DEPENDENCY_COUNT,
    V_ROLLOUT_SITE,
)
