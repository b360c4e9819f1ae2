"""Means of independent observations."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew
from shared.stats.student import t_quantile


def mean_estimate(values: Sequence[float], *, level: float = LEVEL) -> Estimate | TooFew:
    """Mean with its t interval.

    Weak for small, skewed or bounded samples: the interval can pass the ends of a rating scale.

    Args:
        values: one number per independent unit (respondent, rater), no nulls.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The mean; TooFew for fewer than two values. Equal values give an interval of width 0.
    Source: Student (1908), Biometrika 6, 1–25.
    """
    n = len(values)
    if n < 2:
        return TooFew(n, "a mean with an interval needs at least two observations")
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    half = t_quantile(n - 1, level) * math.sqrt(variance / n)
    return Estimate(
        value=mean,
        interval=Interval(mean - half, mean + half, level),
        base=n,
        method="mean with t interval",
    )
