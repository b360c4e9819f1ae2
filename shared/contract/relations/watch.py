"""Watch rules: what a leader of a live pilot should look at, and how far past its limit it is."""

from __future__ import annotations

from shared.contract.relations.columns import (
    PROGRAMME,
    Relation,
    date,
    integer,
    number,
    text,
)

PILOT = text(pilot_code="Pilot; see v_pilot.")
STATE = (
    *PROGRAMME,
    *text(
        pilot_code="Pilot; see v_pilot; null where the rule looks at the programme or a wave.",
        rule="Key of the watch rule.",
        subject="What was looked at: pilot, escalation E01, wave T1, treated, team North …",
        state="raised, clear or not collected.",
    ),
    *number(
        measured="What was measured, in the unit; null where not collected or not applicable.",
        limit_value="The limit that the measure is held against, in the unit.",
    ),
    *text(
        unit="Unit of the measure and its limit.",
        limit_source="plan where the evaluation plan declares the limit; default where not.",
    ),
    *date(
        since="Day since which the measured state stands, such as the last contact or the day of "
        "an escalation; null where there is none.",
        as_of="Day on which the rule looks: the newest that the programme's records hold, or the "
        "pilot's last.",
    ),
    *text(who="Role that can unblock it: supervisor, sergeant, inspector, senior or evaluator."),
    *integer(people="People behind the measure; null where it says nothing about people."),
    *text(detail="What was found, in words made from the values."),
)
KEY = ("programme_code", "rule", "pilot_code", "subject")

V_WATCH_DAY = Relation(
    "v_watch_day",
    "one row per pilot that has started",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *date(
            started_on="First day of the pilot.",
            as_of="Newest day that the programme's records hold, or the pilot's last where that "
            "came before.",
        ),
    ),
)

V_WATCH_LIMIT = Relation(
    "v_watch_limit",
    "one row per programme, watch rule and limit",
    ("programme_code", "rule", "limit_name"),
    (
        *PROGRAMME,
        *text(rule="Key of the watch rule.", limit_name="Which of the rule's limits."),
        *number(limit_value="The limit, in its unit."),
        *text(
            unit="Unit of the limit.",
            limit_source="plan where the evaluation plan declares it; default where not.",
        ),
    ),
)


def _rule(key: str, grain: str) -> Relation:
    return Relation(f"v_watch_{key}", grain, KEY, STATE)


_EACH_PILOT = "one row per pilot that has started"

V_WATCH = Relation("v_watch", "one row per programme, rule, pilot and subject", KEY, STATE)

V_WATCH_ASSESSED = Relation(
    "v_watch_assessed",
    "one row per programme, rule, pilot and subject that is raised or clear",
    KEY,
    (
        *PROGRAMME,
        *text(
            rule="Key of the watch rule.",
            pilot_code="Pilot; see v_pilot; null where the rule looks at the programme or a wave.",
            subject="What was looked at; see v_watch.",
        ),
        *integer(is_raised="1 where the rule is raised, else 0."),
    ),
)

V_WATCH_PILOT = Relation(
    "v_watch_pilot",
    "one row per pilot that has started and that at least one rule could assess",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(
            assessed="Subjects of the pilot that rules could assess.",
            raised="Of those, how many are raised.",
            is_clear="1 where none is raised, else 0.",
            load_id="The load that brought the pilot's row; see v_load_ledger.",
            row_no="Row of the handed-over file, counted from 1 below the header.",
        ),
    ),
)

RELATIONS = (
    V_WATCH_DAY,
    V_WATCH_LIMIT,
    _rule("no_activity", _EACH_PILOT),
    _rule("wrong_proforma_version", _EACH_PILOT),
    _rule("success_undefined", _EACH_PILOT),
    _rule(
        "escalation_unanswered",
        "one row per escalation of a pilot that has started; one for a pilot that raised none",
    ),
    _rule("supervisor_pairs_missing", _EACH_PILOT),
    _rule("officers_abstracted", "one row per programme and team that recorded time"),
    _rule(
        "low_response",
        "one row per programme, wave that has opened and arm; arm unknown before anybody is "
        "invited",
    ),
    _rule("no_screening_pack", _EACH_PILOT),
    V_WATCH,
    V_WATCH_ASSESSED,
    V_WATCH_PILOT,
)
