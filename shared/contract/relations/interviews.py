"""Interviews and what was coded in them; quotes keep their masks."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    flag,
    integer,
    text,
)

V_INTERVIEW = Relation(
    "v_interview",
    "one row per programme and transcript",
    ("programme_code", "document"),
    (
        *PROGRAMME,
        *text(
            document="Keyed pseudonym of the transcript's name, which may name its interviewee.",
            role_band="pcso, constable, supervisor, senior, staff or partner.",
            lpa="Local policing area; null where not given.",
        ),
        *date(
            interviewed_on="Day of the interview; null where not given.",
        ),
        *flag(
            has_consent="True where the interviewee consents to be quoted.",
        ),
        *LINEAGE,
    ),
)

V_CODED_EXCERPT = Relation(
    "v_coded_excerpt",
    "one row per coded stretch of a transcript and theme, of either coding tool",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            document="Keyed pseudonym of the transcript's name; see v_interview.",
            role_band="Interviewee's band of rank.",
            tag="Theme that the stretch was given.",
            excerpt="The stretch, masked.",
            coder="Keyed pseudonym of the person who coded; null where the tool does not say.",
        ),
        *flag(
            is_releasable="True only where the evaluator has cleared the quote and the interviewee "
            "consents."
        ),
        *integer(masked="Stretches of the quote that could identify a person and were masked."),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_INTERVIEW,
    V_CODED_EXCERPT,
)
