"""Pilots and how far they were carried through."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    integer,
    number,
    text,
)

V_PILOT = Relation(
    "v_pilot",
    "one row per pilot",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *text(
            programme_name="The programme's full name.",
            pilot_code="Code of the pilot within its programme.",
            name="Name of the pilot.",
            location_code="Area code of its location; see v_area.",
            problem="The problem that it addresses, in a few words.",
            status="proposed, screening, active, paused, stalled, completed or abandoned.",
        ),
        *date(
            started_on="First day; null where it has not started.",
            ended_on="Last day; null where it has not ended.",
        ),
        *LINEAGE,
    ),
)

V_SELF_EVALUATION = Relation(
    "v_self_evaluation",
    "one row per rater, pilot, LISP step and day of assessment",
    ("programme_code", "rater", "pilot_code", "step", "assessed_on"),
    (
        *PROGRAMME,
        *text(
            rater="Keyed pseudonym of the rater.",
            rater_role="pcso, constable, sergeant, inspector, senior or staff.",
            pilot_code="Pilot that is rated; see v_pilot.",
        ),
        *integer(step="LISP step, 1 to 8."),
        *number(score="1 (not started) to 5; null where the rater gave no answer."),
        *date(assessed_on="Day of the assessment."),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_PILOT,
    V_SELF_EVALUATION,
)
