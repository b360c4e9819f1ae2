"""Incidents of a force export: what identifies stays out; rules on both sides; replacing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied, warned

from warehouse.catalogue import recognise
from warehouse.sources.incidents import SOURCE

GOOD: Row = {
    "incident_ref": "URN-1234-2016",
    "reported": "2016-03-04 22:47",
    "occurred": "2016-03-03 21:10",
    "ho_code": "8N",
    "easting": "485123",
    "northing": "236987",
    "beat": "MK-07",
    "lsoa": "E01016800",
    "type": "Assault",
    "closing_code": "D12",
    "attended": "yes",
    "repeat_flag": "no",
    "demand": "preventable",
}


def test_row_is_kept_without_reference_minutes_and_coordinates() -> None:
    assert tidied(SOURCE, GOOD) == [
        {
            "row_no": 1,
            "incident": "<URN-1234-2016>",
            "reported_on": date(2016, 3, 4),
            "reported_hour": 22,
            "occurred_on": date(2016, 3, 3),
            "ho_code": "8N",
            "lsoa_code": "E01016800",
            "beat": "MK-07",
            "incident_type": "Assault",
            "closing_code": "D12",
            "attended": True,
            "is_repeat": False,
            "demand": "preventable",
            "is_synthetic": False,
        }
    ]


def test_blank_is_not_no() -> None:
    """Not recorded stays null; demand that nobody coded is unclassified."""
    blank = dict.fromkeys(("attended", "repeat_flag", "demand", "occurred", "ho_code", "beat"), "")
    (row,) = tidied(SOURCE, GOOD | blank | {"reported": "2016-03-04"})
    assert (row["attended"], row["is_repeat"], row["demand"]) == (None, None, "unclassified")
    assert (row["reported_hour"], row["occurred_on"], row["ho_code"]) == (None, None, None)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("incident_ref", "1", ""),
        ("reported", "2016-03-04T00:00:59", ""),
        ("reported", "2016-03-04 23:59", "2016-03-04 24:00"),
        ("reported", "2016-03-04", "04/03/2016"),
        ("occurred", "", "2016-02-30"),
        ("ho_code", "4.1", "Assault"),
        ("ho_code", "105/1", "N8"),
        ("ho_code", "", "8NN"),
        ("lsoa", "", "E0101680"),
        ("type", "x" * 60, "x" * 61),
        ("closing_code", "", "She said that she was afraid of him and would not go home tonight."),
        ("beat", "MK-07", "PC 4821"),
        ("type", "Assault", "ask a@b.org"),
        ("closing_code", "D12", "07700 900123"),
        ("attended", "", "perhaps"),
        ("repeat_flag", "Y", "2"),
        ("demand", "shunt", "busy"),
    ],
)
def test_each_rule_on_both_sides(column: str, good: str, bad: str) -> None:
    assert broken(SOURCE, GOOD | {column: good}) == []
    assert {found for _, found, _ in broken(SOURCE, GOOD | {column: bad})} == {column}


def test_reference_twice_is_rejected() -> None:
    assert [number for number, *_ in broken(SOURCE, GOOD, GOOD)] == [2]


@pytest.mark.parametrize(
    ("changes", "column"),
    [({"occurred": "2016-03-05"}, "occurred"), ({"lsoa": "", "beat": ""}, "lsoa")],
)
def test_doubtful_row_is_kept_with_a_warning(changes: Row, column: str) -> None:
    assert warned(SOURCE, GOOD, GOOD | {"lsoa": ""}, GOOD | {"beat": ""}) == []
    assert [found for _, found, _ in warned(SOURCE, GOOD | changes)] == [column]


def test_nothing_that_identifies_reaches_the_warehouse(desk: Any) -> None:
    """Not the master, not the snapshot, not the rejects."""
    story = "Mrs Example of 3 The Mews rang again about her neighbour as she does each night"
    desk.load_text("incidents.csv", csv_text(GOOD, GOOD | {"type": story}))
    assert desk.sql("select column_name, value from v_reject order by all") == [
        ("incident_ref", "(masked)"),
        ("type", "(masked)"),
    ]
    files = [path for path in desk.directory.rglob("*") if path.is_file()]
    assert any(b"MK-07" in path.read_bytes() for path in files)
    for secret in (b"URN-1234-2016", b"485123", b"236987", b"22:47", b"The Mews"):
        assert not any(secret in path.read_bytes() for path in files), secret


def test_later_export_replaces_its_incidents_and_no_others(desk: Any) -> None:
    other = GOOD | {"incident_ref": "URN-2"}
    desk.load_text("old.csv", csv_text(GOOD, other))
    desk.load_text("new.csv", csv_text(GOOD | {"demand": "failure"}))
    found = desk.sql("select demand, count(*) from v_incident group by all order by all")
    assert found == [("failure", 1), ("preventable", 1)]


def test_file_is_recognised_by_its_columns() -> None:
    assert recognise("x.csv", tuple(GOOD)) is SOURCE
