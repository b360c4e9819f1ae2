"""The register holds the review's pilots and shows, edition by edition, how they went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

Rows = list[dict[str, str]]
STATION_AREA = "E01033500"
EDITIONS = {
    "pilot_register.csv": "2016-01-11",
    "pilot_register_2016-03.csv": "2016-03-31",
    "pilot_register_2016-05.csv": "2016-05-31",
    "pilot_register_2016-07.csv": "2016-07-15",
}
LAST = "pilot_register_2016-07.csv"


@pytest.mark.parametrize("edition", EDITIONS)
def test_five_pilots_stand_in_four_areas(rows_of: Callable[[str], Rows], edition: str) -> None:
    pilots = rows_of(edition)
    places = Counter(pilot["location"] for pilot in pilots)
    assert [pilot["pilot"] for pilot in pilots] == ["P1", "P2", "P3", "P4", "P5"]
    assert sorted(places.values()) == [1, 1, 1, 2]
    assert STATION_AREA in places
    assert set(places) <= {area["code"] for area in rows_of("areas.csv")}


def test_one_pilot_failed_and_two_were_completed(rows_of: Callable[[str], Rows]) -> None:
    statuses = Counter(pilot["status"] for pilot in rows_of(LAST))
    assert statuses == {"completed": 2, "active": 1, "stalled": 1, "abandoned": 1}


def test_pilots_run_within_february_to_mid_july_2016(rows_of: Callable[[str], Rows]) -> None:
    for pilot in rows_of(LAST):
        started = date.fromisoformat(pilot["started_on"])
        unfinished = pilot["status"] in {"active", "stalled"}
        assert (pilot["ended_on"] == "") == unfinished
        ended = date(2016, 7, 15) if unfinished else date.fromisoformat(pilot["ended_on"])
        assert date(2016, 2, 1) <= started < ended <= date(2016, 7, 15)


@pytest.mark.parametrize(("edition", "day"), EDITIONS.items())
def test_no_edition_knows_what_came_later(
    rows_of: Callable[[str], Rows], edition: str, day: str
) -> None:
    last = {pilot["pilot"]: pilot for pilot in rows_of(LAST)}
    for pilot in rows_of(edition):
        for column in ("started_on", "ended_on"):
            known = last[pilot["pilot"]][column]
            assert pilot[column] == (known if known <= day else "")
        begun = pilot["started_on"] != ""
        assert begun == (pilot["status"] not in {"proposed", "screening"})
