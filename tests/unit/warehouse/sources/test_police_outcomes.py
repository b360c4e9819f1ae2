"""police.uk outcomes: rows in, rows out, every rule on both sides, replacing by force and month."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied, warned

from warehouse.catalogue import recognise
from warehouse.sources.police_outcomes import SOURCE

GOOD: Row = {
    "Crime ID": "a" * 64,
    "Month": "2014-02",
    "Reported by": "TVP",
    "Falls within": "TVP",
    "Longitude": "-0.75",
    "Latitude": "52.05",
    "Location": "On or near X",
    "LSOA code": "E01016800",
    "LSOA name": "A",
    "Outcome type": "Local resolution",
}


def test_row_is_kept_as_published() -> None:
    assert tidied(SOURCE, GOOD) == [
        {
            "row_no": 1,
            "crime_id": "a" * 64,
            "month": date(2014, 2, 1),
            "force": "TVP",
            "lsoa_code": "E01016800",
            "longitude": -0.75,
            "latitude": 52.05,
            "outcome": "Local resolution",
            "is_synthetic": False,
        }
    ]


def test_sound_rows_break_nothing() -> None:
    """One crime may have two outcomes; a place may be withheld as a whole."""
    nowhere = GOOD | {"Longitude": "", "Latitude": ""}
    assert broken(SOURCE, GOOD, GOOD, nowhere) == []
    assert warned(SOURCE, GOOD, GOOD) == []


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("Month", "", "is filled"),
        ("Month", "2014-13", "is a month written YYYY-MM"),
        ("Falls within", "", "is filled"),
        ("Outcome type", "", "is filled"),
        ("Crime ID", "xyz", "is blank or 64 hexadecimal digits"),
        ("LSOA code", "somewhere", "is blank or a nine-character area code"),
        ("Longitude", "5", "is a number from -9 to 2.5"),
        ("Longitude", "", "has a latitude where it has a longitude, and the reverse"),
    ],
)
def test_row_is_rejected(column: str, value: str, rule: str) -> None:
    assert broken(SOURCE, GOOD, GOOD | {column: value}) == [(2, column, rule)]


@pytest.mark.parametrize(
    ("column", "value"),
    [("Crime ID", ""), ("LSOA code", ""), ("Outcome type", "Pardoned"), ("Reported by", "BTP")],
)
def test_row_is_kept_with_a_warning(column: str, value: str) -> None:
    row = GOOD | {column: value}
    assert broken(SOURCE, row) == []
    assert [found for _, found, _ in warned(SOURCE, row)] == [column]


def test_file_is_told_from_a_street_file() -> None:
    assert recognise("x.csv", tuple(GOOD)) is SOURCE


def test_newer_release_replaces_force_and_month_alone(desk: Any) -> None:
    march, other = GOOD | {"Month": "2014-03"}, GOOD | {"Falls within": "BCP"}
    desk.load_text("old.csv", csv_text(GOOD, GOOD, march, other))
    desk.load_text("new.csv", csv_text(GOOD | {"Outcome type": "Offender fined"}))
    found = desk.sql("select force, month, outcome from v_crime_outcome order by all")
    assert found == [
        ("BCP", date(2014, 2, 1), "Local resolution"),
        ("TVP", date(2014, 2, 1), "Offender fined"),
        ("TVP", date(2014, 3, 1), "Local resolution"),
    ]
    states = desk.sql("select rows_accepted, rows_superseded from v_load_ledger order by load_id")
    assert states == [(2, 2), (1, 0)]
