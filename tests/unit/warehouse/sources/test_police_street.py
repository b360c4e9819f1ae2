"""police.uk street rows with one Crime ID: equal ones stand, contradicting ones carry a warning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, warned

from warehouse.sources.police_street import SOURCE

GOOD: Row = {
    "Crime ID": "a" * 64,
    "Month": "2014-01",
    "Reported by": "TVP",
    "Falls within": "TVP",
    "Longitude": "-0.75",
    "Latitude": "52.05",
    "LSOA code": "E01016800",
    "Crime type": "Drugs",
}
OTHER = GOOD | {"Crime ID": "b" * 64}
RULE = "says the same as the other rows with its Crime ID"


def test_equal_rows_with_one_identifier_stand() -> None:
    assert warned(SOURCE, GOOD, OTHER, GOOD) == []


@pytest.mark.parametrize(
    "change",
    [
        {"LSOA code": "E01016801"},
        {"Longitude": "-0.76"},
        {"Crime type": "Burglary"},
        {"Last outcome category": "Local resolution"},
    ],
)
def test_every_row_of_a_contradicted_identifier_is_kept_with_a_warning(change: Row) -> None:
    rows = (GOOD, OTHER, GOOD | change, GOOD)
    assert broken(SOURCE, *rows) == []
    assert warned(SOURCE, *rows) == [(number, "Crime ID", RULE) for number in (1, 3, 4)]


def test_rows_without_an_identifier_contradict_nothing() -> None:
    blank = GOOD | {"Crime ID": ""}
    assert warned(SOURCE, blank, blank | {"Crime type": "Burglary"}) == []


@pytest.mark.realdata
def test_published_month_with_contradictions(realdata: Path, desk: Any) -> None:
    """106 rows of January 2014 share a Crime ID; 42 of them contradict each other."""
    desk.load(realdata / "crime" / "tvp-2014" / "2014-01-thames-valley-street.csv")
    assert desk.sql(f"select rows from v_warning where rule = '{RULE}'") == [(42,)]
