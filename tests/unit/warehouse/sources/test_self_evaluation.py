"""Self-evaluations: a rating may come after its pilot, but not before it."""

from __future__ import annotations

from datetime import date

import pytest
from unit.warehouse.sources.judging import Row, broken, loaded, warned

from warehouse.sources.self_evaluation import SOURCE

GOOD: Row = {
    "programme": "MK",
    "rater_code": "r1",
    "role": "pcso",
    "pilot": "P1",
    "date": "2016-07-04",
}
PILOTS = loaded(
    "pilot_register",
    {"programme_code": "MK", "pilot_code": "P1"}
    | {"started_on": date(2016, 2, 1), "ended_on": date(2016, 6, 30)},
)


@pytest.mark.parametrize(
    ("day", "found"), [("2016-01-31", ["date"]), ("2016-02-01", []), ("2016-07-04", [])]
)
def test_rating_before_its_pilot_is_kept_with_a_warning(day: str, found: list[str]) -> None:
    row = GOOD | {"date": day}
    assert broken(SOURCE, row, pilot_register=PILOTS) == []
    seen = warned(SOURCE, row, pilot_register=PILOTS)
    assert [column for _, column, _ in seen] == found


def test_pilot_must_be_one_of_its_programme() -> None:
    [(_, column, _)] = broken(SOURCE, GOOD | {"programme": "XX"}, pilot_register=PILOTS)
    assert column == "pilot"
