"""Correlation of two measurements of the same things: linear (Pearson) and of ranks (Spearman)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.ranks import ranks_of

PAIRS_AT_LEAST = 4  # the interval divides by pairs − 3


def pearson(
    first: Sequence[float], second: Sequence[float], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Pearson's correlation with Fisher's z interval and the t test of no correlation.

    The interval is that of a bivariate normal distribution: too narrow for heavy tails.

    Args:
        first, second: the two measurements of each unit, in the same order, no nulls.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Correlation from −1 to 1 on the base of the pairs; TooFew for fewer than four pairs or
        where either measurement does not vary. Pairs on a line give an interval of width 0.

    Raises:
        ValueError: the sequences differ in length.
    Source: Fisher (1921), Metron 1, 3–32.
    """
    values = np.asarray(first, float), np.asarray(second, float)
    return _correlation(*values, name="Pearson's", widening=0, level=level)


def spearman(
    first: Sequence[float], second: Sequence[float], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Spearman's rank correlation with a Fisher z interval, widened for ranks, and a t test.

    Equal values share the mean of their ranks. The interval holds well below 0.9 in size; the
    t approximation of the test is rough for fewer than ten pairs.

    Args:
        first, second: the two measurements of each unit, in the same order, no nulls.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Rank correlation from −1 to 1 on the base of the pairs; TooFew for fewer than four pairs
        or where either measurement does not vary.

    Raises:
        ValueError: the sequences differ in length.
    Source: Bonett and Wright (2000), Psychometrika 65, 23–28.
    """
    ranks = ranks_of(np.asarray(first, float)), ranks_of(np.asarray(second, float))
    return _correlation(*ranks, name="Spearman's", widening=0.5, level=level)


def fisher_interval(r: float, *, n: int, level: float, inflation: float = 1.0) -> Interval:
    """Interval of a correlation on the scale of its inverse hyperbolic tangent.

    Args:
        r: correlation from −1 to 1; at either end the interval has width 0.
        n: pairs, more than three.
        inflation: factor of the variance 1/(n − 3) of a linear correlation.
    """
    half = float(special.ndtri(0.5 + level / 2)) * math.sqrt(inflation / (n - 3))
    centre = float(np.arctanh(r)) if abs(r) < 1 else math.copysign(math.inf, r)
    return Interval(math.tanh(centre - half), math.tanh(centre + half), level)


def _correlation(
    first: NDArray[np.float64],
    second: NDArray[np.float64],
    *,
    name: str,
    widening: float,
    level: float,
) -> Estimate | TooFew:
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} values are not pairs")
    n = len(first)
    if n < PAIRS_AT_LEAST:
        return TooFew(n, f"a correlation needs at least {PAIRS_AT_LEAST} pairs")
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return TooFew(n, "no variation: every unit has the same value")
    r = _product_moment(first, second)
    return Estimate(
        value=r,
        interval=fisher_interval(r, n=n, level=level, inflation=1 + widening * r * r),
        base=n,
        method=f"{name} correlation with Fisher z interval",
        test=Test(_p_value(r, n), f"t test of {name} correlation"),
    )


def _product_moment(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    one, other = first - first.mean(), second - second.mean()
    r = float(one @ other) / math.sqrt(float(one @ one) * float(other @ other))
    return 1.0 * math.copysign(1, r) if abs(r) > 1 - 1e-15 else r


def _p_value(r: float, n: int) -> float:
    if abs(r) == 1:
        return 0.0
    return 2 * float(special.stdtr(n - 2, -abs(r) * math.sqrt((n - 2) / (1 - r * r))))
