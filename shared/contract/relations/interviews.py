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
            tag="Theme that the stretch was given; see v_theme.",
            excerpt="The stretch, masked.",
            coder="Keyed pseudonym of the person who coded; null where the tool does not say.",
            valence="for or against the theme; null where not said.",
        ),
        *flag(
            is_releasable="True only where the evaluator has cleared the quote and the interviewee "
            "consents."
        ),
        *integer(masked="Stretches of the quote that could identify a person and were masked."),
        *LINEAGE,
    ),
)

V_THEME = Relation(
    "v_theme",
    "one row per theme of the codebook",
    ("theme",),
    (
        *text(
            theme="Name of the theme; `tag` in v_coded_excerpt.",
            parent="Name of the theme or group that it stands below; null where it stands alone.",
            description="What a stretch must say to be given it, masked; null where not described.",
            colour="Colour that the coding tool gave it, #rrggbb; null where it gave none.",
        ),
        *flag(is_codable="False where it is a mere group that no stretch may be given."),
        *integer(masked="Stretches of the description that could identify a person, masked."),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_INTERVIEW,
    V_CODED_EXCERPT,
    V_THEME,
)
