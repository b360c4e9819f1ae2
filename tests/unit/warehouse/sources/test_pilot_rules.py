"""Files of a pilot and its evaluators: each rule rejects on one side and keeps on the other."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from integration.pilot_tables import GOOD
from unit.warehouse.sources.judging import Row, broken, loaded, tidied, warned

from warehouse.catalogue import source_named
from warehouse.masking import NAMES_RULE, RULE

REFERENCES = {
    "pilot_register": loaded(
        "pilot_register",
        {"programme_code": "MK", "pilot_code": "P1", "started_on": date(2016, 2, 1)}
        | {"ended_on": date(2016, 6, 30)},
        {"programme_code": "MK", "pilot_code": "P2"},
        {"programme_code": "XX", "pilot_code": "P7"},
    ),
    "stakeholders": pl.DataFrame(
        {
            "programme_code": ["MK", "MK"],
            "pilot_code": ["P1", "P2"],
            "stakeholder_code": ["S01", "S99"],
        }
    ),
    "interview_index": pl.DataFrame(
        {
            "programme_code": ["MK", "MK", "XX"],
            "document": ["<Interview 07.docx>", "<twice>", "<twice>"],
        }
    ),
}
OF_A_PILOT = [kind for kind, row in GOOD.items() if "pilot" in row and kind != "pilot_register"]
OF_A_PROGRAMME = [
    kind
    for kind, row in GOOD.items()
    if "programme" in row and kind not in ("pilot_register", "roster")
]
REQUIRED = [
    (kind, column.name) for kind in GOOD for column in source_named(kind).columns if column.required
]
MAY_BE_BLANK = {
    ("proformas", "response"),
    ("stakeholders", "decision_authority"),
    ("engagement_contacts", "stakeholder"),
    ("engagement_contacts", "pillar"),
    ("escalations", "barrier"),
    ("actions", "due_on"),
    ("policy_events", "scope"),
    ("rollout", "theme"),
    ("references", "year"),
    *(("theme_codebook", name) for name in ("guid", "parent", "description", "colour", "codable")),
    *(("taguette_codebook", name) for name in ("parent", "description", "number of highlights")),
}
"""Columns that a file must have and a row may leave blank."""


def columns_broken(kind: str, *rows: Row) -> set[str]:
    return {column for _, column, _ in broken(source_named(kind), *rows, **REFERENCES)}


def columns_warned(kind: str, **changes: str) -> list[str]:
    row = GOOD[kind] | changes
    return [column for _, column, _ in warned(source_named(kind), row, **REFERENCES)]


@pytest.mark.parametrize("kind", GOOD)
def test_sound_row_breaks_nothing(kind: str) -> None:
    assert columns_broken(kind, GOOD[kind]) == set()
    assert columns_warned(kind) == []


@pytest.mark.parametrize(("kind", "column"), REQUIRED)
def test_blank_is_rejected_where_a_value_is_needed(kind: str, column: str) -> None:
    found = columns_broken(kind, GOOD[kind] | {column: ""})
    assert found == (set() if (kind, column) in MAY_BE_BLANK else {column})


@pytest.mark.parametrize(
    ("kind", "column", "good", "bad"),
    [
        ("roster", "name", "Bo", "?"),
        ("roster", "role", "pcso", "PCSO"),
        ("roster", "arm", "control", "both"),
        ("roster", "np_years_band", "10+", "long"),
        ("training_attendance", "event", "briefing", "party"),
        ("training_attendance", "role", "sergeant", "chief"),
        ("training_attendance", "arm", "control", "both"),
        ("training_attendance", "date", "2016-02-29", "2016-02-30"),
        ("training_attendance", "attended", "no", "maybe"),
        ("lisp_step_events", "step", "8", "9"),
        ("lisp_step_events", "step", "1", "0"),
        ("lisp_step_events", "event", "reopened", "closed"),
        ("lisp_step_events", "date", "2016-03-01 10:30", "1 March"),
        ("proformas", "version", "1", "3"),
        ("proformas", "step", "1", "9"),
        ("proformas", "date", "2016-05-01", "May"),
        ("rubric_reviews", "score", "5", "6"),
        ("rubric_reviews", "score", "1", "0"),
        ("rubric_reviews", "score", "2", "2.5"),
        ("rubric_reviews", "blind", "no", "partly"),
        ("rubric_reviews", "date", "", "June"),
        ("stakeholders", "type", "faith", "shop"),
        ("stakeholders", "stakeholder", "S-2", "Mr Smith"),
        ("stakeholders", "statutory", "yes", "partly"),
        ("stakeholders", "decision_authority", "none", "global"),
        ("stakeholders", "first_contact", "", "soon"),
        ("engagement_contacts", "stakeholder", "", "S99"),
        ("engagement_contacts", "date", "2016-02-10", "Monday"),
        ("engagement_contacts", "pillar", "problem_solving", "problem solving"),
        ("engagement_contacts", "arnstein", "8", "9"),
        ("engagement_contacts", "minutes", "1440", "1441"),
        ("engagement_contacts", "minutes", "0", "-1"),
        ("engagement_contacts", "attendees", "0", "1.5"),
        ("escalations", "code", "E/2", "E 2"),
        ("escalations", "to_level", "senior", "chief"),
        ("escalations", "status", "blocked", "closed"),
        ("escalations", "raised_on", "2016-05-01", "April"),
        ("escalations", "closed_on", "2016-04-01", "2016-03-31"),
        ("actions", "code", "A-2", "A 2"),
        ("actions", "due_on", "", "soon"),
        ("actions", "done_on", "", "soon"),
        ("actions", "status", "done", "finished"),
        ("time_records", "activity", "leave", "holiday"),
        ("time_records", "hours", "24", "24.1"),
        ("time_records", "hours", "0", "-0.1"),
        ("time_records", "hours", "0.25", "nan"),
        ("time_records", "date", "2016-03-01", "March"),
        ("policy_events", "date", "2016-06-01", "June"),
        ("interview_index", "role_band", "supervisor", "sergeant"),
        ("interview_index", "date", "", "June"),
        ("interview_index", "consent", "no", "asked"),
        ("taguette_highlights", "document", "Interview 07.docx", "Interview 99.docx"),
        ("taguette_highlights", "document", "Interview 07.docx", "twice"),
        ("taguette_highlights", "id", "7", "7 8"),
        ("taguette_highlights", "releasable", "", "perhaps"),
        ("coded_references", "file", "Interview 07.docx", "twice"),
        ("pilot_areas", "role", "buffer", "ring"),
        ("pilot_areas", "area", "site-1", "the station"),
        ("oversight_weeks", "week", "2016-02-08", "2016-02-09"),
        ("oversight_weeks", "week", "2016-02-08", "week 6"),
        ("oversight_weeks", "inspector_oversight", "no", "partly"),
        ("dependencies", "rag", "green", "blue"),
        ("dependencies", "code", "D-2", "D 2"),
        ("dependencies", "raised_on", "", "soon"),
        ("dependencies", "closed_on", "2016-02-01", "2016-01-31"),
        ("opportunities", "status", "taken", "lost"),
        ("opportunities", "pilot", "P2", "P9"),
        ("opportunities", "code", "O-2", "O 2"),
        ("opportunities", "identified_on", "", "soon"),
        ("costs", "kind", "other", "food"),
        ("costs", "amount_gbp", "0", "-1"),
        ("costs", "amount_gbp", "£1,568.50", "$1000"),
        ("costs", "amount_gbp", "1,568", "1,56"),
        ("costs", "period", "2016/17", "2016-17"),
        ("costs", "period", "2016-12", "2016-13"),
        ("costs", "period", "2016-Q4", "2016-Q5"),
        ("costs", "pilot", "", "P9"),
        ("rollout", "stage", "ended", "over"),
        ("rollout", "since", "", "May"),
        ("benchmarks", "value", "-1.7", "1.7 %"),
        ("benchmarks", "value", "1,568", "£1,568"),
        ("benchmarks", "year", "2015", "15"),
        ("references", "year", "", "c. 1969"),
        ("references", "key", "a1969b", "a 1969"),
        ("sign_offs", "role", "approver", "boss"),
        ("sign_offs", "date", "2016-07-15", "July"),
        ("taguette_highlights", "valence", "against", "maybe"),
        ("actions", "pillar", "resilience", "strength"),
        ("commentary", "section", "survey", "The survey"),
        ("commentary", "author_role", "assurer", "r" * 61),
        ("commentary", "date", "2016-07-14", "July"),
        ("theme_codebook", "colour", "#AbC", "red"),
        ("theme_codebook", "codable", "", "perhaps"),
        ("finding_overrides", "finding", "crime", "Crime"),
        ("finding_overrides", "state", "mixed", "true"),
        ("finding_overrides", "date", "2016-07-15", "July"),
    ],
)
def test_each_rule_on_both_sides(kind: str, column: str, good: str, bad: str) -> None:
    assert columns_broken(kind, GOOD[kind] | {column: good}) == set()
    found = columns_broken(kind, GOOD[kind] | {column: bad})
    assert found == {column}


@pytest.mark.parametrize("kind", OF_A_PILOT)
@pytest.mark.parametrize("pilot", ["P9", "P7"])
def test_pilot_must_be_one_of_its_programme(kind: str, pilot: str) -> None:
    assert "pilot" in columns_broken(kind, GOOD[kind] | {"pilot": pilot})


@pytest.mark.parametrize("kind", OF_A_PROGRAMME)
def test_programme_must_be_a_registered_one(kind: str) -> None:
    assert columns_broken(kind, GOOD[kind] | {"programme": "ZZ"}) & {"programme", "pilot"}


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in GOOD
        if kind not in ("engagement_contacts", "time_records", "coded_references", "costs")
    ],
)
def test_row_twice_is_rejected_once(kind: str) -> None:
    found = broken(source_named(kind), GOOD[kind], GOOD[kind], **REFERENCES)
    assert [number for number, *_ in found] == [2]


@pytest.mark.parametrize(
    ("kind", "column", "text", "number"),
    [
        ("costs", "amount_gbp", "£1,568.50", 1568.5),
        ("costs", "amount_gbp", "£ 20", 20.0),
        ("costs", "amount_gbp", "1,568", 1568.0),
        ("benchmarks", "value", "1,568", 1568.0),
    ],
)
def test_amount_is_read_as_it_is_written(kind: str, column: str, text: str, number: float) -> None:
    [row] = tidied(source_named(kind), GOOD[kind] | {column: text}, **REFERENCES)
    assert row[column] == number


@pytest.mark.parametrize(
    ("kind", "column", "kept"),
    [
        ("pilot_register", "name", "name"),
        ("pilot_register", "problem", "problem"),
        ("published_claims", "note", "note"),
        ("survey_codebook", "text", "text"),
        ("commentary", "author_role", "author_role"),
    ],
)
def test_text_beside_the_free_ones_is_masked_with_a_warning(
    kind: str, column: str, kept: str
) -> None:
    listed = loaded("roster", {"name_keys": "<name|orla>", "person": "<NH-7001>"})
    row = GOOD.get(kind, {}) | {column: "Orla, NH-7001"}
    references = REFERENCES | {"roster": listed}
    [shown] = tidied(source_named(kind), row, **references)
    assert shown[kept] == "[name], [person]"
    found = {(name, rule) for _, name, rule in warned(source_named(kind), row, **references)}
    assert {(column, RULE), (column, NAMES_RULE)} <= found


def test_action_that_is_not_done_has_no_day_of_doing() -> None:
    assert columns_broken("actions", GOOD["actions"] | {"status": "planned"}) == {"done_on"}
    assert (
        columns_broken("actions", GOOD["actions"] | {"status": "planned", "done_on": ""}) == set()
    )


def test_open_escalation_has_no_day_of_closing() -> None:
    assert columns_broken("escalations", GOOD["escalations"] | {"status": "open"}) == {"closed_on"}
    still = GOOD["escalations"] | {"status": "open", "closed_on": ""}
    assert columns_broken("escalations", still) == set()


@pytest.mark.parametrize(
    ("person", "team", "found"),
    [("p", "", set()), ("", "North", set()), ("p", "North", set()), ("", "", {"person_code"})],
)
def test_time_is_of_a_person_or_of_a_team(person: str, team: str, found: set[str]) -> None:
    assert (
        columns_broken("time_records", GOOD["time_records"] | {"person_code": person, "team": team})
        == found
    )


@pytest.mark.parametrize(("second", "found"), [("12", []), ("12.5", ["hours", "hours"])])
def test_day_of_a_person_has_no_more_than_24_hours(second: str, found: list[str]) -> None:
    day = GOOD["time_records"]
    spells = (day | {"hours": "12"}, day | {"hours": second, "activity": "admin"})
    apart = day | {"hours": "20", "person_code": "p-two"}
    seen = warned(source_named("time_records"), *spells, apart, **REFERENCES)
    assert [column for _, column, _ in seen] == found


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("started", []),
        ("reopened", []),
        ("evidenced", ["evidence_ref"]),
        ("complete", ["evidence_ref"]),
    ],
)
def test_step_that_claims_evidence_names_it(event: str, found: list[str]) -> None:
    assert columns_warned("lisp_step_events", event=event, evidence_ref="") == found


@pytest.mark.parametrize("column", ["success_definition", "escalation", "evaluation"])
def test_second_version_of_a_proforma_is_filled_in_whole(column: str) -> None:
    assert columns_warned("proformas", **{column: ""}) == [column]
    assert columns_warned("proformas", **{column: "", "version": "1"}) == []


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        ("lisp_step_events", "date"),
        ("engagement_contacts", "date"),
        ("escalations", "raised_on"),
    ],
)
@pytest.mark.parametrize(
    ("day", "found"),
    [("2016-01-31", 1), ("2016-02-01", 0), ("2016-06-30", 0), ("2016-07-01 09:00", 1)],
)
def test_day_outside_the_time_of_the_pilot_is_kept_with_a_warning(
    kind: str, column: str, day: str, found: int
) -> None:
    later = {"closed_on": "2016-08-01"} if kind == "escalations" else {}
    assert columns_broken(kind, GOOD[kind] | later | {column: day}) == set()
    assert columns_warned(kind, **later, **{column: day}) == [column] * found


@pytest.mark.parametrize("kind", ["proformas", "rubric_reviews"])
@pytest.mark.parametrize(("day", "found"), [("2016-01-31", 1), ("2016-07-01", 0)])
def test_what_is_written_afterwards_may_come_late_but_not_early(
    kind: str, day: str, found: int
) -> None:
    assert columns_warned(kind, date=day) == ["date"] * found


@pytest.mark.parametrize(
    ("week", "found"), [("2016-01-25", 1), ("2016-02-01", 0), ("2016-06-27", 0), ("2016-07-04", 1)]
)
def test_week_that_no_day_of_the_pilot_falls_into_is_warned_of(week: str, found: int) -> None:
    assert columns_warned("oversight_weeks", week=week) == ["week"] * found


def test_week_in_which_the_pilot_starts_is_of_its_time() -> None:
    pilot = REFERENCES["pilot_register"].with_columns(started_on=date(2016, 2, 7))
    source, row = source_named("oversight_weeks"), GOOD["oversight_weeks"]
    assert warned(source, row, **(REFERENCES | {"pilot_register": pilot})) == []
    pilot = pilot.with_columns(started_on=date(2016, 2, 8))
    assert len(warned(source, row, **(REFERENCES | {"pilot_register": pilot}))) == 1


def test_pilot_without_days_has_no_time_to_be_outside_of() -> None:
    assert columns_warned("lisp_step_events", pilot="P2", date="1999-01-01") == []


@pytest.mark.parametrize(
    ("kind", "column"), [("taguette_highlights", "tag"), ("coded_references", "code")]
)
def test_theme_that_the_codebook_lacks_is_kept_with_a_warning(kind: str, column: str) -> None:
    codebook = loaded(
        "theme_codebook",
        {"theme": "skills", "is_codable": True},
        {"theme": "Group", "is_codable": False},
    )
    references = REFERENCES | {"theme_codebook": codebook}
    for theme, found in (("skills", 0), ("Group", 1), ("skill", 1)):
        row = GOOD[kind] | {column: theme}
        assert len(warned(source_named(kind), row, **references)) == found, theme
