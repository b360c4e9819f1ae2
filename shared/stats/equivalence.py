"""Equivalence: is a mean difference smaller than the smallest effect of interest?

A difference that is not significant is not thereby absent; these tests can show that it is small.
"""

from __future__ import annotations

import math

from scipy import special

from shared.stats.estimate import Estimate, Interval, Test, TooFew
from shared.stats.tally import Tally


def equivalence(
    differences: Tally, *, smallest_effect: float, alpha: float = 0.05
) -> Estimate | TooFew:
    """Two one-sided paired t tests of a mean change against ± the smallest effect of interest.

    Args:
        differences: later minus earlier score of each linked respondent.
        smallest_effect: declared beforehand, in the unit of the scores; above 0.
        alpha: level of each one-sided test.

    Returns:
        The mean change with the interval that the tests read: of level 1 − 2 alpha, within
        ± the smallest effect exactly where p is below alpha. p is the larger of the two.
        TooFew for fewer than two respondents, or equal differences: their spread is not known.

    Raises:
        ValueError: a smallest effect of 0 or below.
    Source: Schuirmann (1987), J Pharmacokinetics and Biopharmaceutics 15, 657–680.
    """
    _refuse_no_effect(smallest_effect)
    n = differences.n
    if n < 2:
        return TooFew(n, "an equivalence test needs at least two linked respondents")
    square = differences.variance / n
    return _equivalence(
        differences.mean, square, n - 1, n, smallest_effect, alpha, "paired t tests"
    )


def equivalence_between(
    first: Tally, second: Tally, *, smallest_effect: float, alpha: float = 0.05
) -> Estimate | TooFew:
    """Two one-sided Welch tests of a difference of means against ± the smallest effect.

    Args:
        first, second: scores of two independent groups; their variances may differ.
        smallest_effect, alpha: as `equivalence`.

    Returns:
        The mean of the second less that of the first, as `equivalence`; base is everyone in
        both. TooFew where a group has fewer than two, or neither varies.

    Raises:
        ValueError: a smallest effect of 0 or below.
    Source: Schuirmann (1987), as above; Welch (1947), Biometrika 34, 28–35.
    """
    _refuse_no_effect(smallest_effect)
    base = first.n + second.n
    if min(first.n, second.n) < 2:
        return TooFew(base, "an equivalence test needs two respondents in each group")
    squares = [group.variance / group.n for group in (first, second)]
    square = math.fsum(squares)
    parts = zip(squares, (first, second), strict=True)
    uncertainty = math.fsum(part**2 / (group.n - 1) for part, group in parts)
    degrees = square**2 / uncertainty if uncertainty else 1.0
    distance = second.mean - first.mean
    return _equivalence(distance, square, degrees, base, smallest_effect, alpha, "Welch tests")


def _refuse_no_effect(smallest_effect: float) -> None:
    if not smallest_effect > 0:
        raise ValueError(f"the smallest effect of interest must exceed 0, not {smallest_effect}")


def _equivalence(
    mean: float,
    square: float,
    degrees: float,
    base: int,
    smallest_effect: float,
    alpha: float,
    tests: str,
) -> Estimate | TooFew:
    if not square:
        return TooFew(base, "all values are equal: the spread is not known")
    error = math.sqrt(square)
    half = float(special.stdtrit(degrees, 1 - alpha)) * error
    p = float(special.stdtr(degrees, (abs(mean) - smallest_effect) / error))
    return Estimate(
        value=mean,
        interval=Interval(mean - half, mean + half, 1 - 2 * alpha),
        base=base,
        method=f"mean difference with the t interval of level 1 − 2 × {alpha:g}",
        test=Test(p, f"equivalence within ±{smallest_effect:g}: two one-sided {tests}, larger p"),
    )
