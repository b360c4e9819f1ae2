"""Minimum detectable effects against published figures, statsmodels and R."""

from __future__ import annotations

import math

import pytest
from statsmodels.stats import power as outside

from shared.stats.estimate import Complete, Estimate, Interval, TooFew
from shared.stats.power import (
    Spread,
    detectable_between,
    detectable_linked,
    detectable_paired,
    detectable_unlinked,
)


def value(outcome: Estimate | TooFew) -> float:
    """The value of an outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate)
    return outcome.value


def test_the_design_of_2016_could_find_only_large_effects() -> None:
    """40 treated, 33 control, 80 % power, two-sided 5 %: as computed apart, to two places."""
    assert value(detectable_between(40, 33)) == pytest.approx(0.67, abs=0.005)
    assert value(detectable_paired(40)) == pytest.approx(0.45, abs=0.005)
    assert value(detectable_linked(40, 33, correlation=0.5)) == pytest.approx(0.67, abs=0.005)
    assert value(detectable_unlinked((40, 33, 40, 33))) == pytest.approx(0.94, abs=0.005)
    assert value(detectable_between(20, 16)) == pytest.approx(0.97, abs=0.005)


@pytest.mark.parametrize(
    ("people", "power", "alpha", "effect"),
    [  # R 4.2.2: power.t.test(type = "paired", strict = TRUE, tol = 1e-12)
        (40, 0.8, 0.05, 0.454256939684),
        (2, 0.8, 0.05, 11.5498884359),
        (4, 0.5, 0.01, 2.60890909624),
    ],
)
def test_paired_effect_agrees_with_r(
    people: int, power: float, alpha: float, effect: float
) -> None:
    outcome = detectable_paired(people, power=power, alpha=alpha)
    assert value(outcome) == pytest.approx(effect, rel=1e-10)


def test_independent_effect_agrees_with_r() -> None:
    """R 4.2.2: power.t.test(n = 35, power = .9, strict = TRUE)."""
    assert value(detectable_between(35, 35, power=0.9)) == pytest.approx(0.78605391699, rel=1e-10)


@pytest.mark.parametrize("power", [0.5, 0.8, 0.99])
@pytest.mark.parametrize("people", [5, 40, 20_000])
def test_paired_effect_has_its_power_by_statsmodels(people: int, power: float) -> None:
    effect = value(detectable_paired(people, power=power))
    assert outside.TTestPower().power(effect, people, 0.05) == pytest.approx(power, abs=1e-8)


@pytest.mark.parametrize("alpha", [0.05, 0.05 / 49])
@pytest.mark.parametrize("people", [(3, 4), (40, 33), (9_000, 11_000)])
def test_independent_effect_has_its_power_by_statsmodels(
    people: tuple[int, int], alpha: float
) -> None:
    first, second = people
    effect = value(detectable_between(first, second, alpha=alpha))
    found = outside.TTestIndPower().power(effect, first, alpha, ratio=second / first)
    assert found == pytest.approx(0.8, abs=1e-8)


def test_unlinked_effect_is_that_of_a_contrast_of_four_cells() -> None:
    cells = (40, 33, 20, 16)
    effect = value(detectable_unlinked(cells))
    error = math.sqrt(sum(1 / cell for cell in cells))
    # statsmodels counts one sample: its noncentrality is effect × √nobs
    found = outside.TTestPower().power(effect / error, 1, 0.05, df=sum(cells) - 4)
    assert found == pytest.approx(0.8, abs=1e-8)


def test_linking_pays_where_waves_correlate() -> None:
    half = value(detectable_linked(40, 33, correlation=0.5))
    assert value(detectable_linked(40, 33, correlation=0.9)) == pytest.approx(half * math.sqrt(0.2))
    assert value(detectable_linked(40, 33, correlation=-1)) == pytest.approx(2 * half)


def test_effect_in_points_carries_the_interval_of_the_deviation() -> None:
    """R 4.2.2: 1.2 * sqrt(39 / qchisq(c(.975, .025), 39)) is 0.982993222683, 1.540842588928."""
    plain, points = detectable_paired(40), detectable_paired(40, spread=Spread(1.2, 39))
    assert isinstance(plain, Estimate)
    assert isinstance(points, Estimate)
    assert isinstance(points.interval, Interval)
    assert plain.interval == Complete()
    assert points.value == pytest.approx(1.2 * plain.value)
    assert points.interval.low == pytest.approx(0.982993222683 * plain.value)
    assert points.interval.high == pytest.approx(1.540842588928 * plain.value)
    assert points.base == plain.base == 40


@pytest.mark.parametrize(
    "outcome",
    [
        detectable_paired(1),
        detectable_between(0, 40),
        detectable_between(1, 1),
        detectable_linked(1, 1, correlation=0),
        detectable_unlinked((1, 1, 1, 1)),
    ],
)
def test_nobody_finds_anything(outcome: Estimate | TooFew) -> None:
    assert isinstance(outcome, TooFew)


@pytest.mark.parametrize(("power", "alpha"), [(1, 0.05), (0.05, 0.05), (0.8, 0)])
def test_impossible_designs_are_refused(power: float, alpha: float) -> None:
    with pytest.raises(ValueError, match="no design"):
        detectable_paired(40, power=power, alpha=alpha)


@pytest.mark.parametrize("correlation", [1, -1.1, math.nan])
def test_impossible_correlations_are_refused(correlation: float) -> None:
    with pytest.raises(ValueError, match="correlation"):
        detectable_linked(40, 33, correlation=correlation)


@pytest.mark.parametrize(("deviation", "degrees"), [(-1, 3), (math.nan, 3), (1, 0)])
def test_impossible_spreads_are_refused(deviation: float, degrees: int) -> None:
    with pytest.raises(ValueError, match="no spread"):
        Spread(deviation, degrees)
