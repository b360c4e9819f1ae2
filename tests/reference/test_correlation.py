"""Correlations against scipy.stats and R's cor.test, which ours do not call."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from shared.stats.correlation import pearson, spearman
from shared.stats.estimate import Estimate, Interval, TooFew

ONE = (5, 3, 2, 4, 1, 2, 4, 5, 3, 3, 1, 2)
OTHER = (4, 3, 1, 5, 2, 1, 3, 5, 4, 2, 1, 3)
R_PEARSON = (0.80152623617567, 0.42152488919803, 0.94207567681883, 0.00171960470387)
R_SPEARMAN = (0.80727272727273, 0.00150009712223)


def estimate(outcome: Estimate | TooFew) -> Estimate:
    """The outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate)
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """Ends of its interval."""
    interval = estimate(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


def probability(outcome: Estimate | TooFew) -> float:
    """p of its test."""
    test = estimate(outcome).test
    assert test is not None
    return test.p


def drawn(seed: int, *, n: int = 25) -> tuple[list[float], list[float]]:
    """Two rows of Likert scores that hang together."""
    rng = np.random.default_rng(seed)
    common = rng.normal(size=n)
    rows = [np.round(3 + common + rng.normal(size=n)).tolist() for _ in range(2)]
    return rows[0], rows[1]


@pytest.mark.parametrize("level", [0.8, 0.95])
@pytest.mark.parametrize("seed", range(4))
def test_pearson_is_that_of_scipy(seed: int, level: float) -> None:
    one, other = drawn(seed)
    outside = stats.pearsonr(one, other)
    found = pearson(one, other, level=level)
    assert estimate(found).value == pytest.approx(outside.statistic)
    assert probability(found) == pytest.approx(outside.pvalue)
    assert ends(found) == pytest.approx(tuple(outside.confidence_interval(level)))


@pytest.mark.parametrize("seed", range(4))
def test_spearman_is_that_of_scipy(seed: int) -> None:
    one, other = drawn(seed)
    outside = stats.spearmanr(one, other)
    found = spearman(one, other)
    assert estimate(found).value == pytest.approx(outside.statistic)
    assert probability(found) == pytest.approx(outside.pvalue)


def test_answers_of_r() -> None:
    """R 4.2.2, cor.test(ONE, OTHER): value, interval, p; with method "spearman", exact = FALSE."""
    assert estimate(pearson(ONE, OTHER)).value == pytest.approx(R_PEARSON[0], abs=1e-9)
    assert ends(pearson(ONE, OTHER)) == pytest.approx(R_PEARSON[1:3], abs=1e-9)
    assert probability(pearson(ONE, OTHER)) == pytest.approx(R_PEARSON[3], rel=1e-8)
    assert estimate(spearman(ONE, OTHER)).value == pytest.approx(R_SPEARMAN[0], abs=1e-9)
    assert probability(spearman(ONE, OTHER)) == pytest.approx(R_SPEARMAN[1], rel=1e-8)


def test_interval_of_spearman_is_that_of_bonett_and_wright() -> None:
    """Their equation by hand: Fisher's z ± 1.96 times the root of (1 + rho²/2) / (n − 3)."""
    rho = R_SPEARMAN[0]
    half = 1.959963985 * math.sqrt((1 + rho**2 / 2) / (len(ONE) - 3))
    expected = math.tanh(math.atanh(rho) - half), math.tanh(math.atanh(rho) + half)
    assert ends(spearman(ONE, OTHER)) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("measure", [pearson, spearman])
def test_pairs_on_a_line(measure) -> None:
    found = measure([1, 2, 3, 4, 5], [10, 8, 6, 4, 2])
    assert estimate(found).value == -1
    assert ends(found) == (-1, -1)
    assert probability(found) == 0


def test_binary_noise_does_not_pass_one() -> None:
    line = [0.1 / 7, 0.2 / 7, 0.3 / 7, 0.7 / 7]
    assert estimate(pearson(line, [3 * value + 0.1 for value in line])).value == 1


@pytest.mark.parametrize("measure", [pearson, spearman])
def test_constant_or_three_pairs_are_too_few(measure) -> None:
    assert measure([1, 2, 3], [2, 1, 3]) == TooFew(3, "a correlation needs at least 4 pairs")
    assert isinstance(measure([1, 2, 3, 1], [2, 1, 3, 3]), Estimate)
    assert "no variation" in measure([1, 2, 3, 4], [0.1] * 4).reason
    assert "no variation" in measure([0.1] * 4, [1, 2, 3, 4]).reason


@pytest.mark.parametrize("measure", [pearson, spearman])
def test_sequences_of_unlike_length_are_refused(measure) -> None:
    with pytest.raises(ValueError, match="4 and 5 values"):
        measure([1, 2, 3, 4], [1, 2, 3, 4, 5])


@settings(max_examples=40, deadline=None)
@given(
    pairs=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=4), turn=st.randoms()
)
@pytest.mark.parametrize("measure", [pearson, spearman])
def test_order_and_a_constant_change_nothing(measure, pairs, turn) -> None:
    before = measure(*zip(*pairs, strict=True))
    mixed = [(one + 7, other) for one, other in turn.sample(pairs, len(pairs))]
    after = measure(*zip(*mixed, strict=True))
    swapped = measure(*reversed(list(zip(*pairs, strict=True))))
    if isinstance(before, TooFew):
        assert after == swapped == before
    else:
        assert ends(after) == pytest.approx(ends(before), abs=1e-9)
        assert ends(swapped) == pytest.approx(ends(before), abs=1e-9)
        assert -1 <= ends(before)[0] <= before.value <= ends(before)[1] <= 1


@pytest.mark.parametrize(("measure", "truth"), [(pearson, 0.6), (spearman, 0.5819)])
def test_intervals_cover_as_often_as_they_say(measure, truth: float) -> None:
    """Normal pairs of correlation 0.6; rank correlation is 6/π · asin(0.3) = 0.5819."""
    rng, covered = np.random.default_rng(3), 0
    for _ in range(600):
        one = rng.normal(size=30)
        low, high = ends(measure(one, 0.6 * one + 0.8 * rng.normal(size=30)))
        covered += low <= truth <= high
    assert 0.93 <= covered / 600 <= 0.97
