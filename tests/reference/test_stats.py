"""Estimators against outside values: textbooks, and routines of scipy that ours do not call."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from shared.stats import (
    Complete,
    Estimate,
    Interval,
    TooFew,
    count_estimate,
    mean_estimate,
    rate_estimate,
    share_estimate,
    total_estimate,
)

# Student's own table: hours of sleep gained by ten patients (Biometrika 6, 1908, section IX).
SLEEP_1 = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SLEEP_2 = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def interval(outcome: Estimate | TooFew) -> tuple[float, float]:
    """The ends of an estimate's interval."""
    assert isinstance(outcome, Estimate)
    assert isinstance(outcome.interval, Interval)
    return outcome.interval.low, outcome.interval.high


def test_mean_of_student_sleep_differences_is_the_published_one() -> None:
    """R documents its paired t test of these data: mean 1.58, 95 % from 0.7001142 to 2.4598858."""
    differences = [after - before for before, after in zip(SLEEP_1, SLEEP_2, strict=True)]
    outcome = mean_estimate(differences)
    assert isinstance(outcome, Estimate)
    assert outcome.value == pytest.approx(1.58)
    assert interval(outcome) == pytest.approx((0.7001142, 2.4598858), abs=1e-7)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
@pytest.mark.parametrize("values", [SLEEP_1, SLEEP_2, (1, 5), (3, 3, 4)])
def test_mean_interval_is_that_of_scipy_t_test(values: tuple[float, ...], level: float) -> None:
    outside = stats.ttest_1samp(values, 0).confidence_interval(level)
    assert interval(mean_estimate(values, level=level)) == pytest.approx(tuple(outside))


@pytest.mark.parametrize("values", [(), (4,)])
def test_mean_needs_two_values(values: tuple[float, ...]) -> None:
    outcome = mean_estimate(values)
    assert isinstance(outcome, TooFew)
    assert outcome.base == len(values)


def test_equal_values_give_an_interval_of_no_width() -> None:
    assert interval(mean_estimate([4, 4, 4])) == (4, 4)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_is_the_published_one(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert interval(share_estimate(successes, trials)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("successes", "trials"), [(0, 1), (1, 1), (3, 4), (36, 40), (500, 1000)])
def test_wilson_interval_is_that_of_scipy_binomial_test(successes: int, trials: int) -> None:
    outside = stats.binomtest(successes, trials).proportion_ci(method="wilson")
    expected = pytest.approx((outside.low, outside.high), abs=1e-12)
    assert interval(share_estimate(successes, trials)) == expected


def test_share_of_nobody_is_too_few() -> None:
    assert share_estimate(0, 0) == TooFew(0, "nobody was asked")


def test_more_successes_than_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="5 of 4"):
        share_estimate(5, 4)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [  # Garwood (1936), Biometrika 28, 437-442: limits of a Poisson expectation
        (0, 0.0, 3.69),
        (1, 0.0253, 5.57),
        (2, 0.242, 7.22),
        (5, 1.62, 11.67),
        (10, 4.80, 18.39),
        (50, 37.11, 65.92),
    ],
)
def test_count_interval_is_garwoods_own(count: int, low: float, high: float) -> None:
    assert interval(count_estimate(count)) == pytest.approx((low, high), abs=5.1e-3)


@pytest.mark.parametrize("count", [0, 1, 7, 152, 12_260])
def test_count_interval_inverts_the_poisson_distribution(count: int) -> None:
    """Above, so few are seen with probability 2.5 %; below, so many are."""
    top = 5 * count + 20
    high = optimize.brentq(lambda mean: stats.poisson.cdf(count, mean) - 0.025, 1e-9, top)
    low = count and optimize.brentq(
        lambda mean: stats.poisson.sf(count - 1, mean) - 0.025, 1e-9, top
    )
    assert interval(count_estimate(count)) == pytest.approx((low, high), rel=1e-6)


def test_rate_is_the_count_over_its_exposure() -> None:
    outcome, count = rate_estimate(30, 2_000, per=1_000), count_estimate(30)
    assert isinstance(outcome, Estimate)
    assert outcome.value == 15
    assert outcome.base == 30
    assert interval(outcome) == pytest.approx(tuple(end / 2 for end in interval(count)))


@pytest.mark.parametrize("exposure", [0, -1])
def test_rate_without_exposure_is_too_few(exposure: float) -> None:
    assert isinstance(rate_estimate(3, exposure, per=1_000), TooFew)


def test_complete_count_has_no_interval() -> None:
    assert total_estimate(5).interval == Complete()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=30))
def test_mean_lies_in_its_interval_and_order_does_not_matter(values: list[int]) -> None:
    low, high = interval(mean_estimate(values))
    assert low <= sum(values) / len(values) + 1e-9
    assert high >= sum(values) / len(values) - 1e-9
    assert interval(mean_estimate(values[::-1])) == pytest.approx((low, high))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), st.integers(0, 50))
def test_share_interval_stays_between_nothing_and_all(successes: int, more: int) -> None:
    if successes + more:
        low, high = interval(share_estimate(successes, successes + more))
        assert 0 <= low <= successes / (successes + more) <= high <= 1
