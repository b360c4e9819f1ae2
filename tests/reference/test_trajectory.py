"""Time to full implementation against figures worked by hand, scipy and statsmodels."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.regression.linear_model import OLS

from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.trajectory import DAYS_PER_MONTH, NO_END, Ratings, months_to_target

# Fourteen raters: mean 2.6, standard deviation 1.0 as far as one decimal lets.
LEVELS = [1.0, 1.2, 1.6, 1.8, 2.0, 2.2, 2.6, 2.8, 2.8, 3.0, 3.2, 3.6, 4.0, 4.6]


def rated_after(months: float, levels: list[float] | None = None) -> Ratings:
    """One rating by each rater, all on one day."""
    levels = LEVELS if levels is None else levels
    return Ratings.of(range(len(levels)), [months * DAYS_PER_MONTH] * len(levels), levels)


def sure(outcome: Estimate | TooFew) -> Estimate:
    """The outcome as an estimate."""
    assert isinstance(outcome, Estimate), outcome
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """The ends of an estimate's interval."""
    interval = sure(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("elapsed", "start", "in_all"),
    [  # level 2.6 of 5: elapsed × (5 - start) / (2.6 - start)
        (4, 0.0, 20 / 2.6),  # 7.7
        (4, 1.0, 10.0),
        (9, 0.0, 45 / 2.6),  # 17.3
        (9, 1.0, 22.5),
    ],
)
def test_full_implementation_at_the_pace_of_the_review(
    elapsed: float, start: float, in_all: float
) -> None:
    """Months since the start; only nine months' elapsed time gives one to two years."""
    ratings = rated_after(elapsed)
    assert np.mean(LEVELS) == pytest.approx(2.6)
    found = sure(months_to_target(ratings, target=5, level_at_start=start))
    assert found.value == pytest.approx(in_all)
    assert found.base == 14
    left = months_to_target(
        ratings, target=5, level_at_start=start, counted_from=elapsed * DAYS_PER_MONTH
    )
    assert sure(left).value == pytest.approx(in_all - elapsed)
    assert ends(left) == pytest.approx(tuple(end - elapsed for end in ends(found)))


def test_a_year_has_twelve_months() -> None:
    ratings = Ratings.of([1, 2], [365.25, 365.25], [2.0, 2.0])
    assert sure(months_to_target(ratings, target=2, level_at_start=1)).value == pytest.approx(12)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_range_from_one_day_is_that_of_scipys_interval_of_the_mean(level: float) -> None:
    mean = stats.ttest_1samp(LEVELS, 0).confidence_interval(level)
    outside = tuple(4 * (5 - 1) / (end - 1) for end in (mean.high, mean.low))
    found = months_to_target(rated_after(4), target=5, level_at_start=1, level=level)
    assert ends(found) == pytest.approx(outside)


def test_the_line_and_its_assumption_are_named() -> None:
    drawn = sure(months_to_target(rated_after(4), target=5, level_at_start=1))
    assert "straight line from 1 at day 0, if the pace stays constant" in drawn.method


RATERS = np.repeat(np.arange(5), 3)
DAYS = np.tile([20.0, 70.0, 130.0], 5)
RATED = np.array([1.2, 1.9, 2.5, 1.5, 2.2, 3.4, 1.0, 1.6, 2.2, 1.4, 2.4, 2.9, 1.3, 1.5, 2.6])


def test_several_ratings_of_a_rater_count_as_one_pace() -> None:
    """All raters rated on the same days: the range is that of the mean of their own slopes."""
    slopes = [
        float(np.sum(DAYS[:3] * (row - 1)) / np.sum(DAYS[:3] ** 2)) for row in RATED.reshape(5, 3)
    ]
    mean = stats.ttest_1samp(slopes, 0).confidence_interval()
    outside = tuple(4 / end / DAYS_PER_MONTH for end in (mean.high, mean.low))
    found = months_to_target(Ratings.of(RATERS, DAYS, RATED), target=5, level_at_start=1)
    assert ends(found) == pytest.approx(outside)
    assert sure(found).value == pytest.approx(4 / np.mean(slopes) / DAYS_PER_MONTH)


def test_free_line_is_that_of_statsmodels_and_its_range_that_of_the_jackknife() -> None:
    """Ends: days on which the distance to the target is t standard errors of the line there."""
    keep = np.arange(15) != 4  # one rating is missing
    raters, days, levels = RATERS[keep], DAYS[keep], RATED[keep]
    design = np.column_stack([np.ones(14), days])
    every = OLS(levels, design).fit().params
    left_out = np.array(
        [OLS(levels[raters != r], design[raters != r]).fit().params for r in range(5)]
    )
    covariance = (left_out - every).T @ (left_out - every) * 4 / 5

    def excess(day: float) -> float:
        at = np.array([1, day])
        return float(abs(5 - at @ every) - stats.t.ppf(0.975, 3) * (at @ covariance @ at) ** 0.5)

    day = (5 - every[0]) / every[1]
    outside = [optimize.brentq(excess, 130, day), optimize.brentq(excess, day, 5_000)]
    found = months_to_target(Ratings.of(raters, days, levels), target=5, level_at_start=None)
    assert sure(found).value == pytest.approx(day / DAYS_PER_MONTH)
    assert ends(found) == pytest.approx(tuple(end / DAYS_PER_MONTH for end in outside))
    assert "freely drawn" in sure(found).method


def test_a_pace_that_may_be_zero_has_no_end() -> None:
    """Both sides of the threshold: the mean's interval reaches the start, or just does not."""
    levels = [2.0, 2.5, 3.0, 3.5]
    low = stats.ttest_1samp(levels, 0).confidence_interval().low
    reached = months_to_target(rated_after(4, levels), target=5, level_at_start=low + 1e-6)
    clear = months_to_target(rated_after(4, levels), target=5, level_at_start=low - 1e-6)
    assert reached == TooFew(4, NO_END)
    assert ends(clear)[1] > 1_000


@pytest.mark.parametrize(
    ("ratings", "start", "reason"),
    [
        (rated_after(4, [2.6]), 1.0, "at least 2 raters"),
        (Ratings.of([1, 2], [10, 20], [1, 2]), None, "at least 3 raters"),
        (Ratings.of([1, 2, 2], [0, 0, 30], [1, 1, 2]), 1.0, "a single rater"),
        (rated_after(4), None, "a single rater"),
        (Ratings.of([1, 2, 3], [30, 30, 60], [2, 2, 3]), None, "a single rater"),
        (rated_after(4, [2.0, 2.1, 1.9]), 3.0, "the level falls"),
        (rated_after(4, [2.6, 2.6]), 2.6, "may be zero"),
    ],
)
def test_no_projection_says_why(ratings: Ratings, start: float | None, reason: str) -> None:
    outcome = months_to_target(ratings, target=5, level_at_start=start)
    assert isinstance(outcome, TooFew)
    assert reason in outcome.reason


def test_a_level_that_ends_where_it_began_has_no_end() -> None:
    """Every rater rises and falls back: slope and its error are binary noise around zero."""
    ratings = Ratings.of(RATERS, np.tile([10.1, 20.2, 30.3], 5), np.tile([2.7, 3.1, 2.7], 5))
    outcome = months_to_target(ratings, target=5, level_at_start=None)
    assert outcome == TooFew(5, NO_END)


def test_a_reached_target_has_no_time_left() -> None:
    ratings = rated_after(4, [4.9, 5.0, 5.0])
    left = {
        day: months_to_target(ratings, target=4.5, level_at_start=1, counted_from=day)
        for day in (0.0, 4 * DAYS_PER_MONTH)
    }
    assert sure(left[0.0]).value < 4
    assert left[4 * DAYS_PER_MONTH] == TooFew(3, "the target is already reached")


def test_raters_of_one_mind_give_a_range_of_no_width() -> None:
    found = months_to_target(rated_after(4, [2.0, 2.0]), target=5, level_at_start=1)
    assert (sure(found).value, *ends(found)) == pytest.approx((16, 16, 16))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (([1, 2], [10], [3, 3]), "differ in length"),
        (([1, 2], [10, 20], [3, float("nan")]), "null or not finite"),
        (([1, 2], [10, float("inf")], [3, 3]), "null or not finite"),
    ],
)
def test_ratings_refuse_what_is_no_rating(columns: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Ratings.of(*columns)


ROWS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 200), st.integers(1, 5)), min_size=4, max_size=20
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([1.0, None]), st.sampled_from([-3.0, 0.7, 40.0]))
def test_order_and_a_constant_change_nothing(
    rows: list[tuple[int, int, int]], start: float | None, constant: float
) -> None:
    def projected(rows: list[tuple[int, int, int]], constant: float = 0.0) -> Any:
        raters, days, levels = zip(*rows, strict=True)
        outcome = months_to_target(
            Ratings.of(raters, days, np.array(levels) + constant),
            target=5 + constant,
            level_at_start=None if start is None else start + constant,
        )
        if isinstance(outcome, TooFew):
            return outcome
        return pytest.approx([outcome.value, *ends(outcome)], rel=1e-5)

    plain = projected(rows)
    for changed in (projected(rows[::-1]), projected(rows, constant)):
        assert type(plain) is type(changed)
        if isinstance(plain, TooFew):
            assert changed == plain
        else:
            assert plain.expected == changed


def test_range_covers_the_time_of_a_known_pace() -> None:
    """At nominal level, 500 times 14 raters of different pace on three dates, some lost."""
    random = np.random.default_rng(21)
    truth = 4 / 0.0133 / DAYS_PER_MONTH
    covered = made = 0
    for _ in range(500):
        paces = 0.0133 * (1 + 0.3 * random.normal(size=14))
        rows = [
            (rater, day, 1 + paces[rater] * day + 0.6 * random.normal())
            for rater, day in itertools.product(range(14), (30, 75, 120))
            if random.random() > 0.2
        ]
        outcome = months_to_target(Ratings.of(*zip(*rows, strict=True)), target=5, level_at_start=1)
        made += isinstance(outcome, Estimate)
        covered += isinstance(outcome, Estimate) and ends(outcome)[0] <= truth <= ends(outcome)[1]
    assert made > 490
    assert 0.93 <= covered / made <= 0.97
