"""Means and shares of clustered observations against statsmodels' cluster-robust regression."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import proportion_confint

from shared.stats import Estimate, Interval, TooFew
from shared.stats.clusters import clustered_mean, clustered_share
from shared.stats.means import mean_estimate


def interval(outcome: Estimate | TooFew) -> tuple[float, float]:
    """The ends of an estimate's interval."""
    assert isinstance(outcome, Estimate)
    assert isinstance(outcome.interval, Interval)
    return outcome.interval.low, outcome.interval.high


def robust(values: np.ndarray, clusters: np.ndarray) -> OLS:
    """Regression on a constant alone, with the error robust to clusters and t quantiles."""
    model = OLS(values.astype(float), np.ones(len(values)))
    return model.fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)


@pytest.mark.parametrize("seed", range(6))
def test_mean_is_that_of_a_cluster_robust_regression(seed: int) -> None:
    draw = np.random.default_rng(seed)
    clusters = draw.integers(0, 9, 50)
    values = draw.integers(1, 9, 50) + clusters % 4
    fitted = robust(values, clusters)
    found = clustered_mean(values.tolist(), clusters.tolist())
    assert isinstance(found, Estimate)
    assert (found.value, found.base) == (pytest.approx(fitted.params[0]), 50)
    assert interval(found) == pytest.approx(tuple(fitted.conf_int()[0]))


@pytest.mark.parametrize("seed", range(6))
def test_share_is_wilsons_for_the_number_that_the_robust_error_is_worth(seed: int) -> None:
    draw = np.random.default_rng(seed)
    clusters = draw.integers(0, 9, 60)
    successes = draw.integers(1, 9, 60) + clusters % 4 > 7
    share, fitted = successes.mean(), robust(successes, clusters)
    freedom = len(set(clusters.tolist())) - 1
    worth = min(60, share * (1 - share) / fitted.bse[0] ** 2)
    worth *= (stats.norm.ppf(0.975) / stats.t.ppf(0.975, freedom)) ** 2
    expected = proportion_confint(share * worth, worth, method="wilson")
    found = clustered_share(successes.tolist(), clusters.tolist())
    assert isinstance(found, Estimate)
    assert (found.value, found.base) == (pytest.approx(share), 60)
    assert interval(found) == pytest.approx(expected)


def test_clusters_of_one_give_students_interval() -> None:
    values = [1.0, 4.0, 4.0, 7.0]
    assert interval(clustered_mean(values, range(4))) == pytest.approx(
        interval(mean_estimate(values))
    )


def test_share_of_all_or_none_counts_each_cluster_as_one() -> None:
    """Three clusters: 3 x (1.959964 / 4.302653)^2 = 0.622510 observations; z2 = 3.841459."""
    low, high = interval(clustered_share([True] * 6, [1, 1, 2, 2, 3, 3]))
    assert (low, high) == (pytest.approx(0.622510 / (0.622510 + 3.841459), abs=1e-6), 1.0)
    assert interval(clustered_share([False] * 6, [1, 1, 2, 2, 3, 3])) == pytest.approx(
        (0.0, 1 - low)
    )


def test_clusters_that_differ_less_than_chance_are_worth_no_more_than_their_number() -> None:
    """Each cluster holds one success of two: the error between clusters is 0."""
    flags, clusters = [True, False] * 400, [n // 2 for n in range(800)]
    low, high = interval(clustered_share(flags, clusters))
    assert (low, high) == pytest.approx(proportion_confint(400, 800, method="wilson"), abs=2e-4)


@pytest.mark.parametrize("estimate", [clustered_mean, clustered_share])
def test_one_cluster_gives_no_interval(estimate: object) -> None:
    assert callable(estimate)
    assert isinstance(estimate([True, False], ["a", "a"]), TooFew)
    with pytest.raises(ValueError, match="zip"):
        estimate([True, False], ["a"])
