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

V_INTERVIEW_CODING = Relation(
    "v_interview_coding",
    "one row per programme and transcript of the interview index",
    ("programme_code", "document"),
    (
        *PROGRAMME,
        *text(
            document="Keyed pseudonym of the transcript's name; see v_interview.",
            role_band="Interviewee's band of rank.",
        ),
        *date(interviewed_on="Day of the interview; null where not given."),
        *flag(
            is_coded="True where any stretch of it was given a theme; null where no coding of the "
            "programme has been handed over.",
        ),
        *integer(named_coders="Coders, known by code, who gave it any theme."),
    ),
)

V_THEME_USED = Relation(
    "v_theme_used",
    "one row per programme with any coded excerpt and theme",
    ("programme_code", "theme"),
    (
        *PROGRAMME,
        *text(theme="Theme that its interviews could have been given; see v_theme."),
    ),
)

V_THEME_MENTION = Relation(
    "v_theme_mention",
    "one row per programme with any coded excerpt, interviewee and theme",
    ("programme_code", "theme", "document"),
    (
        *PROGRAMME,
        *text(
            theme="Theme; see v_theme_used.",
            document="Keyed pseudonym of the transcript's name: the interviewee.",
            role_band="Interviewee's band of rank.",
        ),
        *flag(
            mentioned="True where the coder whose word counts gave the interview the theme, for or "
            "against; false also where nobody coded the interview.",
            against="True where a stretch speaks against the theme (a negative case); null where "
            "the valence of what was said is not, or the programme's coding has no valence.",
        ),
    ),
)

V_THEME_PAIR = Relation(
    "v_theme_pair",
    "one row per programme, pair of themes in alphabetical order and interviewee who spoke of "
    "at least one of them",
    ("programme_code", "theme", "other_theme", "document"),
    (
        *PROGRAMME,
        *text(
            theme="Theme, the first in the alphabet of the two.",
            other_theme="The other theme.",
            document="Keyed pseudonym of the transcript's name: the interviewee.",
        ),
        *flag(spoke_of_both="True where the interviewee spoke of both themes."),
    ),
)

V_THEME_ORDER = Relation(
    "v_theme_order",
    "one row per programme and coded, dated interview",
    ("programme_code", "document"),
    (
        *PROGRAMME,
        *text(document="Keyed pseudonym of the transcript's name; see v_interview."),
        *integer(
            position="Place in the order of days, from 1; interviews of one day stand in the "
            "alphabetical order of their themes.",
            themes="Themes that the interviewee spoke of.",
            new_themes="Those of them that no earlier interview had.",
        ),
    ),
)

V_THEME_CODING = Relation(
    "v_theme_coding",
    "one row per programme, interview with at least two named coders, theme and coder",
    ("programme_code", "theme", "document", "coder"),
    (
        *PROGRAMME,
        *text(
            theme="Theme; see v_theme_used.",
            document="Keyed pseudonym of the transcript's name; see v_interview.",
            coder="Keyed pseudonym of the person who coded.",
        ),
        *flag(mentioned="True where that coder gave the interview the theme."),
    ),
)

RELATIONS = (
    V_INTERVIEW,
    V_CODED_EXCERPT,
    V_THEME,
    V_INTERVIEW_CODING,
    V_THEME_USED,
    V_THEME_MENTION,
    V_THEME_PAIR,
    V_THEME_ORDER,
    V_THEME_CODING,
)
