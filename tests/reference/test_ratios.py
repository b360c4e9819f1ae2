"""Ratios of sums against R sandwich, statsmodels, a bootstrap over people and known coverage.

A ratio of sums is a regression of each person's own share on a constant, weighted by that person's
whole; the linearised variance is then the HC1 variance of the constant. R 4.2.2 with sandwich
3.0.2 gave the literals: vcovHC(lm(part / whole ~ 1, weights = whole), type = "HC1"), and for a
change vcovCL with people as clusters over both periods.
"""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.regression.linear_model import WLS

from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.rates import share_estimate
from shared.stats.ratios import ratio_against, ratio_change, ratio_estimate

PARTS = (0, 4, 2.5, 7, 1, 3.5)
WHOLES = (40, 48, 32, 56, 24, 44)
LATER = ((1, 32), (6, 48), (2, 40), (9, 56), (3, 24), (3.5, 36))
EARLIER = tuple(zip(PARTS, WHOLES, strict=True))


def shown(outcome: Estimate | TooFew) -> tuple[float, float, float]:
    """Value and ends of the interval."""
    assert isinstance(outcome, Estimate)
    assert isinstance(outcome.interval, Interval)
    return outcome.value, outcome.interval.low, outcome.interval.high


def made_people(seed: int, people: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Hours of people who differ both in how long they record and in what they do."""
    rng = np.random.default_rng(seed)
    wholes = 8.0 * rng.integers(1, 15, people)
    shares = rng.beta(2, 60, people)
    return rng.binomial((2 * wholes).astype(int), shares) / 2, wholes


def test_ratio_agrees_with_r() -> None:
    expected = (0.0737704918, 0.0375692856, 0.1397880760)
    assert shown(ratio_estimate(PARTS, WHOLES)) == pytest.approx(expected, abs=1e-10)


def test_ratio_against_a_standard_agrees_with_r() -> None:
    found = ratio_against(PARTS, WHOLES, standard=0.017)
    expected = (0.0737704918 - 0.017, 0.0375692856 - 0.017, 0.1397880760 - 0.017)
    assert shown(found) == pytest.approx(expected, abs=1e-10)
    assert isinstance(found, Estimate)
    assert found.test is not None
    assert found.test.p == pytest.approx(0.0027036880, abs=1e-10)


def test_change_of_a_ratio_agrees_with_r() -> None:
    found = ratio_change(EARLIER, LATER)
    expected = (0.0300430675, -0.0033188846, 0.0634050196)
    assert shown(found) == pytest.approx(expected, abs=1e-10)
    assert isinstance(found, Estimate)
    assert found.test is not None
    assert found.test.p == pytest.approx(0.0684911631, abs=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_ratio_agrees_with_a_weighted_regression(seed: int) -> None:
    parts, wholes = made_people(seed)
    model = WLS(parts / wholes, np.ones(len(wholes)), weights=wholes).fit(
        cov_type="HC1", use_t=True
    )
    share, error = float(model.params[0]), float(model.bse[0])
    [[low, high]] = model.conf_int()
    half = (high - low) / 2 / (share * (1 - share))
    middle = np.log(share / (1 - share))
    ends = [1 / (1 + np.exp(-(middle + sign * half))) for sign in (-1, 1)]
    assert error > 0
    found = shown(ratio_estimate(parts.tolist(), wholes.tolist()))
    assert found == pytest.approx((share, *ends), rel=1e-9)


def test_interval_is_that_of_resampled_people() -> None:
    """Within a tenth of the width of the percentile interval of 4,000 resamples of people."""
    parts, wholes = made_people(7, people=120)
    rng = np.random.default_rng(7)
    picks = rng.integers(0, len(parts), (4000, len(parts)))
    low, high = np.quantile(parts[picks].sum(1) / wholes[picks].sum(1), (0.025, 0.975))
    _, *ends = shown(ratio_estimate(parts.tolist(), wholes.tolist()))
    assert ends == pytest.approx([low, high], abs=(high - low) / 10)


def test_interval_of_a_change_is_that_of_resampled_people() -> None:
    (one, all_one), (other, all_other) = made_people(8, people=120), made_people(9, people=120)
    other = np.minimum(other + one / 4, all_other)  # who does much of it goes on doing so
    rng = np.random.default_rng(8)
    picks = rng.integers(0, 120, (4000, 120))
    shares = [p[picks].sum(1) / w[picks].sum(1) for p, w in ((one, all_one), (other, all_other))]
    low, high = np.quantile(shares[1] - shares[0], (0.025, 0.975))
    pairs = [
        list(zip(p.tolist(), w.tolist(), strict=True))
        for p, w in ((one, all_one), (other, all_other))
    ]
    _, *ends = shown(ratio_change(pairs[0], pairs[1]))
    assert ends == pytest.approx([low, high], abs=(high - low) / 10)


def test_intervals_cover_a_known_share_as_often_as_they_say() -> None:
    """Forty people of unlike habits: hours as independent draws would cover far too seldom."""
    true = 2 / 62
    found = [
        shown(ratio_estimate(*(made.tolist() for made in made_people(seed)))) for seed in range(400)
    ]
    covered = np.mean([low <= true <= high for _, low, high in found])
    assert 0.92 <= covered <= 0.975


def test_order_of_people_changes_no_digit() -> None:
    parts, wholes = (0.1, 0.7, 0.3, 1.1, 0.2, 1.3), (8, 7.5, 8, 6.1, 8.3, 9)
    assert sum(parts[::-1]) != sum(parts)  # plain sums would tell
    assert ratio_estimate(parts[::-1], wholes[::-1]) == ratio_estimate(parts, wholes)
    early = tuple(zip(parts, wholes, strict=True))
    late = tuple(zip(parts[1:] + parts[:1], wholes, strict=True))
    assert ratio_change(early[::-1], late[::-1]) == ratio_change(early, late)


@pytest.mark.parametrize(("parts", "share"), [((0, 0, 0), 0), ((8, 4, 2), 1)])
def test_share_without_spread_has_the_interval_of_as_many_people(
    parts: tuple[float, ...], share: int
) -> None:
    found = ratio_estimate(parts, (8, 4, 2))
    wilson = share_estimate(3 * share, 3)
    assert isinstance(found, Estimate)
    assert isinstance(wilson, Estimate)
    assert (found.value, found.interval, found.base) == (share, wilson.interval, 3)
    against = ratio_against(parts, (8, 4, 2), standard=0.5)
    assert isinstance(against, Estimate)
    assert against.test is None
    assert against.value == share - 0.5


def test_people_who_recorded_nothing_do_not_count() -> None:
    assert ratio_estimate((*PARTS, 0), (*WHOLES, 0)) == ratio_estimate(PARTS, WHOLES)
    with_more = ratio_change((*EARLIER, (0, 0), (8, 8)), (*LATER, (8, 8), (0, 0)))
    assert with_more == ratio_change(EARLIER, LATER)


@pytest.mark.parametrize("wholes", [(), (8,), (8, 0)])
def test_fewer_than_two_people_are_too_few(wholes: tuple[float, ...]) -> None:
    parts = (0,) * len(wholes)
    assert isinstance(ratio_estimate(parts, wholes), TooFew)
    assert isinstance(ratio_against(parts, wholes, standard=0.1), TooFew)
    pairs = list(zip(parts, wholes, strict=True))
    assert isinstance(ratio_change(pairs, pairs), TooFew)


def test_change_of_what_nobody_did_is_no_exact_zero() -> None:
    found = ratio_change([(0, 8), (0, 8)], [(0, 8), (0, 8)])
    assert found == TooFew(2, "nobody recorded any of it in either period")


def test_change_alike_for_all_has_no_test() -> None:
    found = ratio_change([(1, 8), (1, 8)], [(2, 8), (2, 8)])
    assert isinstance(found, Estimate)
    assert (found.value, found.test) == (0.125, None)


@pytest.mark.parametrize(("part", "whole"), [(-1, 8), (9, 8)])
def test_part_outside_its_whole_is_refused(part: float, whole: float) -> None:
    with pytest.raises(ValueError, match="not a part of a whole"):
        ratio_estimate((part, 1), (whole, 8))


def test_standard_that_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="not a share"):
        ratio_against(PARTS, WHOLES, standard=1.7)
