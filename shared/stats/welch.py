"""Difference of the means of two independent groups, in the unit of the scores."""

from __future__ import annotations

import math

from shared.stats.effects import t_estimate
from shared.stats.estimate import LEVEL, Estimate, TooFew
from shared.stats.tally import Tally


def mean_difference(first: Tally, second: Tally, *, level: float = LEVEL) -> Estimate | TooFew:
    """Mean of the second group less mean of the first, with Welch's t interval and test.

    Weak for a handful of bounded scores; too wide where the groups are the same people.

    Args:
        first, second: scores of two independent groups; their variances may differ.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The difference; base is everyone in both. TooFew where a group has fewer than two, or
        neither varies.
    Source: Welch (1947), Biometrika 34, 28–35.
    """
    base = first.n + second.n
    if min(first.n, second.n) < 2:
        return TooFew(base, "a difference of means needs two people in each group")
    squares = [group.variance / group.n for group in (first, second)]
    square = math.fsum(squares)
    if not square:
        return TooFew(base, "all scores of a group are equal: the spread is not known")
    parts = zip(squares, (first, second), strict=True)
    freedom = square**2 / math.fsum(part**2 / (group.n - 1) for part, group in parts)
    return t_estimate(
        second.mean - first.mean,
        math.sqrt(square),
        freedom=freedom,
        base=base,
        level=level,
        method="difference of means with Welch's t interval",
    )
