"""Detectable reductions and shares by chance against published figures, statsmodels and scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from shared.stats.estimate import Complete, Estimate, TooFew
from shared.stats.poisson import detectable_reduction, expected_top_share


def value(outcome: Estimate | TooFew) -> float:
    """The value of an outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate)
    return outcome.value


@pytest.mark.parametrize(("records", "reduction"), [(60, 0.52), (200, 0.33), (400, 0.24)])
def test_four_equal_cells_find_only_large_reductions(records: int, reduction: float) -> None:
    """Two groups of areas, before and after: 51.5, 32.7 and 24.4 %, published as 52, 33 and 24."""
    assert value(detectable_reduction((records,) * 4)) == pytest.approx(reduction, abs=0.006)


def test_standard_error_is_that_of_a_poisson_regression() -> None:
    """statsmodels: interaction of group and period, each of four cells observed in two halves."""
    cells = (60.0, 90.0, 46.0, 76.0)
    treated, after = np.array([0, 0, 1, 1] * 2), np.array([0, 1, 0, 1] * 2)
    design = np.column_stack([np.ones(8), treated, after, treated * after])
    halves = np.array(cells * 2) / 2 + np.repeat([3, -3], 4)
    error = sm.GLM(halves, design, family=sm.families.Poisson()).fit().bse[3]
    expected = 1 - math.exp(-(stats.norm.ppf(0.975) + stats.norm.ppf(0.9)) * error)
    assert value(detectable_reduction(cells, power=0.9)) == pytest.approx(expected, rel=1e-6)


def test_reduction_has_about_its_power_in_simulated_counts() -> None:
    """Two cells of 10,000; in small ones the variance where nothing has changed promises more."""
    records = 10_000
    reduction = value(detectable_reduction((records, records)))
    random = np.random.default_rng(20160715)
    before = random.poisson(records, 100_000)
    after = random.poisson(records * (1 - reduction), 100_000)
    z = np.log(after / before) / np.sqrt(1 / after + 1 / before)
    assert np.mean(z < stats.norm.ppf(0.025)) == pytest.approx(0.8, abs=0.02)


def test_design_without_events_finds_nothing() -> None:
    assert isinstance(detectable_reduction((10, 0)), TooFew)


@pytest.mark.parametrize(
    ("expected", "power", "alpha"),
    [((10,), 0.8, 0.05), ((10, 10), 0.04, 0.05), ((10, 10), 1, 0.05), ((10, 10), 0.8, 0)],
)
def test_impossible_designs_are_refused(
    expected: tuple[float, ...], power: float, alpha: float
) -> None:
    with pytest.raises(ValueError, match="no design"):
        detectable_reduction(expected, power=power, alpha=alpha)


@pytest.mark.parametrize(
    ("areas", "top", "events"), [(20, 1, 40), (224, 8, 98_000), (50, 5, 20), (7, 6, 700)]
)
def test_share_by_chance_agrees_with_simulated_areas(areas: int, top: int, events: int) -> None:
    """numpy's Poisson counts, seeded: within four standard errors of the simulation."""
    random = np.random.default_rng(top)
    counts = np.sort(random.poisson(events / areas, (20_000, areas)), axis=1)
    shares = counts[:, -top:].sum(axis=1) / events
    found = value(expected_top_share(areas=areas, top=top, events=events))
    assert abs(found - shares.mean()) < 4 * shares.std() / math.sqrt(len(shares))


def test_share_of_the_one_busiest_is_the_expected_maximum() -> None:
    """scipy: the largest of 12 Poisson counts with mean 3, by its distribution function."""
    x = np.arange(200)
    maximum = (1 - stats.poisson.cdf(x, 3) ** 12).sum()
    found = value(expected_top_share(areas=12, top=1, events=36))
    assert found == pytest.approx(maximum / 36, rel=1e-12)


def test_all_areas_together_hold_every_event_and_no_area_none() -> None:
    assert value(expected_top_share(areas=9, top=9, events=50)) == pytest.approx(1, rel=1e-12)
    none = expected_top_share(areas=9, top=0, events=50)
    assert value(none) == 0
    assert isinstance(none, Estimate)
    assert isinstance(none.interval, Complete)


def test_share_of_nothing_is_no_number() -> None:
    assert isinstance(expected_top_share(areas=9, top=1, events=0), TooFew)


@pytest.mark.parametrize(("areas", "top"), [(0, 0), (3, 4), (3, -1)])
def test_impossible_numbers_of_areas_are_refused(areas: int, top: int) -> None:
    with pytest.raises(ValueError, match="busiest"):
        expected_top_share(areas=areas, top=top, events=5)
