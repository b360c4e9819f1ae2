"""Officers rate themselves 2.6 of 5; reviewers mostly agree with each other and stay below that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from statistics import fmean

import pytest

Rows = list[dict[str, str]]
STEPS = [f"step{step}" for step in range(1, 9)]
CRITERIA = [
    "Justification",
    "Community assets",
    "Stakeholders and networks",
    "Problem rich picture",
    "Working group",
    "Solution rich picture",
    "Interventions and evaluation",
    "Escalation",
]
PILOTS = {"P1", "P2", "P3", "P4", "P5"}


@pytest.fixture(scope="module")
def ratings(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("self_evaluations.xlsx")


@pytest.fixture(scope="module")
def reviews(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("rubric_reviews.csv")


def level(rows: Rows) -> float:
    """Mean over raters of each rater's mean over the steps."""
    return fmean(fmean(int(row[step]) for step in STEPS) for row in rows)


def weighted_kappa(pairs: list[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights. Source: Cohen (1968), Psychological Bulletin 70."""
    observed = fmean((one - other) ** 2 for one, other in pairs)
    by_chance = fmean((one - other) ** 2 for one, _ in pairs for _, other in pairs)
    return 1 - observed / by_chance


def test_fourteen_raters_cover_every_pilot_once_each(ratings: Rows) -> None:
    assert len({rating["rater_code"] for rating in ratings}) == len(ratings) == 14
    roles = Counter(rating["role"] for rating in ratings)
    assert roles == {"pcso": 9, "sergeant": 4, "inspector": 1}
    assert {rating["pilot"] for rating in ratings} == PILOTS
    assert all("2016-07-01" <= rating["date"] <= "2016-07-10" for rating in ratings)


def test_mean_level_of_implementation_is_2_6(ratings: Rows) -> None:
    assert all(rating[step] in {"1", "2", "3", "4", "5"} for rating in ratings for step in STEPS)
    assert round(level(ratings), 1) == 2.6


def test_step_means_fall_to_below_two(ratings: Rows) -> None:
    means = [fmean(int(rating[step]) for rating in ratings) for step in STEPS]
    assert means == sorted(means, reverse=True)
    assert round(means[0], 1) == 3.6
    assert max(means[6:]) < 2
    assert round(fmean(means[6:]), 1) == 1.6


def test_raters_have_the_role_that_the_roster_gives_them(
    ratings: Rows, rows_of: Callable[[str], Rows]
) -> None:
    roster = {row["person_code"]: row for row in rows_of("people/roster.csv")}
    for rating in ratings:
        person = roster[rating["rater_code"]]
        assert person["role"] == rating["role"]
        assert person["arm"] == ("treated" if rating["role"] == "pcso" else "")


def test_supervisors_rate_higher_but_not_everywhere_are_there_both_views(ratings: Rows) -> None:
    officers = [rating for rating in ratings if rating["role"] == "pcso"]
    supervisors = [rating for rating in ratings if rating["role"] != "pcso"]
    assert level(supervisors) > level(officers)
    assert {rating["pilot"] for rating in officers} == PILOTS
    assert {rating["pilot"] for rating in supervisors} == PILOTS - {"P3"}


def test_pilots_of_supervisors_with_more_years_are_rated_higher(
    ratings: Rows, rows_of: Callable[[str], Rows]
) -> None:
    years = {row["person_code"]: row["np_years_band"] for row in rows_of("people/roster.csv")}
    levels = defaultdict(list)
    for rating in ratings:
        if rating["role"] != "pcso":
            pilot = [other for other in ratings if other["pilot"] == rating["pilot"]]
            levels[years[rating["rater_code"]]].append(level(pilot))
    assert max(levels["0-1"]) < min(levels["5-9"] + levels["10+"])


def test_two_blind_reviewers_score_every_step_of_every_pilot(reviews: Rows) -> None:
    scored = Counter((row["pilot"], row["criterion"]) for row in reviews)
    assert set(scored) == {(pilot, criterion) for pilot in PILOTS for criterion in CRITERIA}
    assert set(scored.values()) == {2, 3}
    assert {row["blind"] for row in reviews} == {"yes"}
    assert len({(r["pilot"], r["criterion"], r["reviewer"]) for r in reviews}) == len(reviews)


def test_reviewers_agree_well_but_not_perfectly(reviews: Rows) -> None:
    scores = defaultdict(dict)
    for row in reviews:
        scores[row["pilot"], row["criterion"]][row["reviewer"]] = int(row["score"])
    for one, other in combinations(("MK-E02", "MK-E03", "MK-E04"), 2):
        pairs = [(s[one], s[other]) for s in scores.values() if one in s and other in s]
        assert 0.6 < fmean(a == b for a, b in pairs) < 0.95
        assert 0.7 < weighted_kappa(pairs) < 0.98


def test_reviewers_stay_below_the_raters_in_every_pilot(reviews: Rows, ratings: Rows) -> None:
    for pilot in PILOTS:
        reviewed = fmean(int(row["score"]) for row in reviews if row["pilot"] == pilot)
        assert reviewed < level([row for row in ratings if row["pilot"] == pilot])
    assert fmean(int(row["score"]) for row in reviews) < 2


def test_reviews_follow_the_ratings_and_the_forms(
    reviews: Rows, ratings: Rows, rows_of: Callable[[str], Rows]
) -> None:
    first = min(row["date"] for row in reviews)
    assert max(row["date"] for row in ratings) < first
    assert max(row["date"] for row in rows_of("proformas/*.xlsx")) < first
