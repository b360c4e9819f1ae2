"""The pilots and self-evaluations hold the review's counts and its mean of 2.6."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from statistics import fmean

Rows = list[dict[str, str]]
STEPS = [f"step{step}" for step in range(1, 9)]
STATION_AREA = "E01033500"


def test_five_pilots_stand_in_four_areas(rows_of: Callable[[str], Rows]) -> None:
    pilots = rows_of("pilot_register.csv")
    places = Counter(pilot["location"] for pilot in pilots)
    assert [pilot["pilot"] for pilot in pilots] == ["P1", "P2", "P3", "P4", "P5"]
    assert sorted(places.values()) == [1, 1, 1, 2]
    assert STATION_AREA in places
    assert set(places) <= {area["code"] for area in rows_of("areas.csv")}


def test_one_pilot_failed_and_two_were_completed(rows_of: Callable[[str], Rows]) -> None:
    statuses = Counter(pilot["status"] for pilot in rows_of("pilot_register.csv"))
    assert statuses == {"completed": 2, "active": 1, "stalled": 1, "abandoned": 1}


def test_pilots_run_within_february_to_mid_july_2016(rows_of: Callable[[str], Rows]) -> None:
    for pilot in rows_of("pilot_register.csv"):
        started = date.fromisoformat(pilot["started_on"])
        unfinished = pilot["status"] in {"active", "stalled"}
        assert (pilot["ended_on"] == "") == unfinished
        ended = date(2016, 7, 15) if unfinished else date.fromisoformat(pilot["ended_on"])
        assert date(2016, 2, 1) <= started < ended <= date(2016, 7, 15)


def test_fourteen_raters_cover_every_pilot_once_each(rows_of: Callable[[str], Rows]) -> None:
    ratings = rows_of("self_evaluations.csv")
    assert len({rating["rater_code"] for rating in ratings}) == len(ratings) == 14
    roles = Counter(rating["role"] for rating in ratings)
    assert roles == {"pcso": 9, "sergeant": 4, "inspector": 1}
    assert {rating["pilot"] for rating in ratings} == {"P1", "P2", "P3", "P4", "P5"}
    assert all("2016-07-01" <= rating["date"] <= "2016-07-10" for rating in ratings)


def test_mean_level_of_implementation_is_2_6(rows_of: Callable[[str], Rows]) -> None:
    ratings = rows_of("self_evaluations.csv")
    scores = [[int(rating[step]) for step in STEPS] for rating in ratings]
    assert all(1 <= score <= 5 for row in scores for score in row)
    assert round(fmean(fmean(row) for row in scores), 1) == 2.6


def test_step_means_fall_to_below_two(rows_of: Callable[[str], Rows]) -> None:
    ratings = rows_of("self_evaluations.csv")
    means = [fmean(int(rating[step]) for rating in ratings) for step in STEPS]
    assert means == sorted(means, reverse=True)
    assert round(means[0], 1) == 3.6
    assert max(means[6:]) < 2
    assert round(fmean(means[6:]), 1) == 1.6
