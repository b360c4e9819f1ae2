"""Evaluation plan: each part needs its fields and takes no other; values of their kind, once."""

from __future__ import annotations

from datetime import date

import pytest
from unit.warehouse.sources.judging import Row, broken, loaded, tidied, warned

from warehouse.sources.evaluation_plan import SOURCE

HEAD: Row = {"programme": "MK", "version": "1", "agreed_on": "2016-01-08"}
GOOD: dict[str, Row] = {
    "effect": {
        "outcome": "self_legitimacy",
        "smallest": "0.25",
        "unit": "scale points",
        "direction": "higher",
        "reason": "A quarter of a step",
    },
    "family": {
        "family": "scales",
        "role": "confirmatory",
        "correction": "holm",
        "members": '["self_legitimacy", "Q1"]',
    },
    "dose": {"component": "contacts", "planned": "8", "unit": "per month"},
    "threshold": {"rule": "site_choice", "name": "top_share", "value": "0.05"},
    "wave": {"wave": "T1", "opens": "2016-02-01", "closes": "2016-02-12"},
    "dispute": {
        "figure": "t3_interval",
        "preferred": "4",
        "reason": "Printed twice",
        "decided_by": "Perpetua Marlowe",
        "decided_on": "2016-07-18",
    },
}
NEEDED = [
    (part, name)
    for part, fields in GOOD.items()
    for name in fields
    if (part, name) not in (("effect", "direction"), ("effect", "reason"))
]
REFERENCES = {"pilot_register": loaded("pilot_register", {"programme_code": "MK"})}


def entry(part: str, **changes: str) -> Row:
    """A sound entry of a part, with changes; every field of the plan is a column."""
    blank = {name: "" for fields in GOOD.values() for name in fields}
    return {"section": part} | blank | HEAD | GOOD[part] | changes


def columns_broken(*rows: Row) -> list[str]:
    return [column for _, column, _ in broken(SOURCE, *rows, **REFERENCES)]


@pytest.mark.parametrize("part", GOOD)
def test_sound_entry_breaks_nothing(part: str) -> None:
    assert columns_broken(entry(part)) == []
    assert warned(SOURCE, entry(part), **REFERENCES) == []


@pytest.mark.parametrize(("part", "name"), NEEDED)
def test_field_that_a_part_needs_must_be_filled(part: str, name: str) -> None:
    assert columns_broken(entry(part, **{name: ""})) == [name]


@pytest.mark.parametrize("name", ["direction", "reason"])
def test_field_that_a_part_may_have_may_be_blank(name: str) -> None:
    assert columns_broken(entry("effect", **{name: ""})) == []


@pytest.mark.parametrize("name", ["section", "programme", "version", "agreed_on"])
def test_document_says_of_itself_what_it_is(name: str) -> None:
    assert name in columns_broken(entry("wave", **{name: ""}))


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [("wave", "planned", "3"), ("dose", "wave", "T1"), ("effect", "rule", "site_choice")],
)
def test_field_of_another_part_is_rejected(part: str, name: str, value: str) -> None:
    [(_, column, rule)] = broken(SOURCE, entry(part, **{name: value}), **REFERENCES)
    assert column == name
    assert rule.startswith("stands only in [[")


def test_unknown_part_is_told_the_known_ones() -> None:
    row = {"section": "outcomes", **HEAD, "outcome": "trust"}
    [(_, column, rule)] = broken(SOURCE, row, **REFERENCES)
    assert (column, "effect, family, dose, threshold, wave, dispute" in rule) == ("section", True)


def test_unknown_field_is_rejected_and_one_of_a_row_given_back_is_not() -> None:
    row = entry("wave") | {"remark": "late"}
    assert broken(SOURCE, row, **REFERENCES) == [(1, "remark", "is a field of an evaluation plan")]
    given_back = {"beatwise_reject": "3-1", "beatwise_reason": "opens: is a day"}
    assert columns_broken(entry("wave") | given_back) == []


@pytest.mark.parametrize(
    ("part", "name", "good", "bad"),
    [
        ("effect", "programme", "MK", "ZZ"),
        ("effect", "agreed_on", "2016-02-29", "2016-02-30"),
        ("effect", "outcome", "crime_2", "Crime"),
        ("effect", "smallest", "0.01", "0"),
        ("effect", "smallest", "1", "-1"),
        ("effect", "smallest", "20", "nan"),
        ("effect", "smallest", "20", "[20]"),
        ("effect", "direction", "either", "up"),
        ("effect", "unit", "percent", "ask a@b.org"),
        ("family", "role", "exploratory", "primary"),
        ("family", "correction", "none", "bonferroni"),
        ("family", "members", '["Q1"]', "Q1"),
        ("family", "members", '["Q1", "Q2"]', '["Q1", "Q1"]'),
        ("family", "members", '["Q1"]', "[]"),
        ("family", "members", '["Q1"]', "[1, 2]"),
        ("dose", "component", "weeks", "meetings"),
        ("dose", "planned", "0", "-1"),
        ("threshold", "rule", "crime", "Crime"),
        ("threshold", "value", "-3.5", "true"),
        ("wave", "wave", "T3", "third"),
        ("wave", "opens", "2016-02-12", "2016-02-13"),
        ("wave", "closes", "2016-02-01", "soon"),
        ("dispute", "decided_on", "2016-07-18", "July"),
        ("dispute", "decided_by", "Marlowe", "a@b.org"),
    ],
)
def test_each_rule_on_both_sides(part: str, name: str, good: str, bad: str) -> None:
    assert columns_broken(entry(part, **{name: good})) == []
    column = "closes" if name == "opens" else name
    assert set(columns_broken(entry(part, **{name: bad}))) == {column}


@pytest.mark.parametrize("part", GOOD)
def test_entry_twice_is_rejected_once(part: str) -> None:
    found = broken(SOURCE, entry(part), entry(part), **REFERENCES)
    assert [number for number, *_ in found] == [2]


def test_rule_may_have_several_thresholds() -> None:
    assert columns_broken(entry("threshold"), entry("threshold", name="months_before")) == []


@pytest.mark.parametrize(("preferred", "found"), [("4", []), ("9", []), ("5", ["preferred"])])
def test_preferred_value_that_nobody_printed_is_kept_with_a_warning(
    preferred: str, found: list[str]
) -> None:
    printed = [{"disputed": "t3_interval", "value": value} for value in ("4", "9")]
    claims = loaded("published_claims", *printed, {"disputed": "other", "value": "5"})
    row = entry("dispute", preferred=preferred)
    seen = warned(SOURCE, row, published_claims=claims, **REFERENCES)
    assert [column for _, column, _ in seen] == found


def test_family_becomes_a_row_for_each_member_and_no_other_entry_does() -> None:
    rows = tidied(SOURCE, entry("family"), entry("wave"))
    assert [(row["row_no"], row["name"], row["member"]) for row in rows] == [
        (1, "scales", "self_legitimacy"),
        (1, "scales", "Q1"),
        (2, "T1", None),
    ]
    assert (rows[2]["opens_on"], rows[2]["closes_on"]) == (date(2016, 2, 1), date(2016, 2, 12))


@pytest.mark.parametrize(
    ("part", "amount"), [("effect", 0.25), ("dose", 8.0), ("threshold", 0.05), ("wave", None)]
)
def test_number_of_each_part_is_its_amount(part: str, amount: float | None) -> None:
    [row] = tidied(SOURCE, entry(part))
    assert (row["part"], row["amount"], row["agreed_on"]) == (part, amount, date(2016, 1, 8))
