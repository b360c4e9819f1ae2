"""Shares of what people record: hours of one activity among all hours, where hours of one person
belong together.

A share of hours is a ratio of two sums. Its hours are no independent draws, people are: each person
is a cluster, and the variance is that of the ratio, linearised (Taylor) over people. It is weak for
few people, whose spread it takes for too small.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.rates import share_estimate
from shared.stats.student import t_quantile, t_test

NOTHING_RECORDED = "a share of what people record needs at least two people who recorded any"


def ratio_estimate(
    parts: ArrayLike, wholes: ArrayLike, *, level: float = LEVEL
) -> Estimate | TooFew:
    """Share of the sum of parts in the sum of wholes, with people as clusters.

    The t interval is made on the logit scale, so that it stays between 0 and 1. Where the share is
    0 or 1 there is no spread to see: the interval is then Wilson's with each person as one
    observation, which is wide on purpose.

    Args:
        parts: what counts, one number per person, 0 to that person's whole.
        wholes: all that the person recorded; people with 0 recorded nothing and do not count.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Share from 0 to 1 on the base of people; TooFew for fewer than two. Equal shares of all
        people give an interval of width 0.

    Raises:
        ValueError: a part is below 0 or above its whole, or their numbers differ.
    Source: Cochran (1977), Sampling Techniques, 3rd edition, chapter 6 (variance); Korn and
        Graubard (1998), Survey Methodology 24, 193–201 (logit interval).
    """
    pairs = _recorded(parts, wholes)
    n = len(pairs)
    if n < 2:
        return TooFew(n, NOTHING_RECORDED)
    share = _share(pairs)
    if share in (0, 1):
        return _without_spread(share, n, level)
    centre, half = _logit(share), t_quantile(n - 1, level) * _logit_error(pairs)
    return Estimate(
        value=share,
        interval=Interval(_share_of_logit(centre - half), _share_of_logit(centre + half), level),
        base=n,
        method="ratio of sums, people as clusters, linearised variance, t interval on logit scale",
    )


def ratio_against(
    parts: ArrayLike, wholes: ArrayLike, *, standard: float, level: float = LEVEL
) -> Estimate | TooFew:
    """Share of sums minus a fixed share that it is set beside, with people as clusters.

    The standard is taken as known: whatever was uncertain about it is not in the interval. Test and
    interval are made on the same scale, so they agree.

    Args:
        parts, wholes, level: as in `ratio_estimate`.
        standard: the share to be set beside, from 0 to 1.

    Returns:
        Difference as a share (0.01 = one percentage point) on the base of people; without a test
        where the share or the standard is 0 or 1, or all people have equal shares.

    Raises:
        ValueError: as in `ratio_estimate`, or the standard is no share.
    Source: as in `ratio_estimate`.
    """
    if not 0 <= standard <= 1:
        raise ValueError(f"{standard} is not a share")
    found = ratio_estimate(parts, wholes, level=level)
    if isinstance(found, TooFew) or not isinstance(found.interval, Interval):
        return found
    return Estimate(
        value=found.value - standard,
        interval=Interval(found.interval.low - standard, found.interval.high - standard, level),
        base=found.base,
        method=f"difference from a fixed share; {found.method}",
        test=_test_against(_recorded(parts, wholes), standard),
    )


def ratio_change(
    before: ArrayLike,
    after: ArrayLike,
    *,
    level: float = LEVEL,
) -> Estimate | TooFew:
    """Later share of sums minus the earlier one, of the same people.

    Each person's two periods belong together, so what a person always does more of than others
    does not blur the change.

    Args:
        before, after: part and whole of each person, in the same order; people who recorded
            nothing in either period do not count.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Difference as a share (0.01 = one percentage point) on the base of people with both
        periods; TooFew for fewer than two, or where nobody recorded any part.

    Raises:
        ValueError: a part is below 0 or above its whole, or the numbers of people differ.
    Source: Cochran (1977), Sampling Techniques, 3rd edition, chapter 6 (difference of two ratios).
    """
    both = np.column_stack([_pairs(before), _pairs(after)])
    _require_parts(both[:, :2])
    _require_parts(both[:, 2:])
    table = _in_order(both[(both[:, 1] > 0) & (both[:, 3] > 0)])
    n = len(table)
    if n < 2:
        return TooFew(n, "a change needs at least two people who recorded in both periods")
    earlier, later = table[:, :2], table[:, 2:]
    if not earlier[:, 0].any() and not later[:, 0].any():
        return TooFew(n, "nobody recorded any of it in either period")
    residuals = _residuals(later) - _residuals(earlier)
    change, error = _share(later) - _share(earlier), _error(residuals)
    half = t_quantile(n - 1, level) * error
    return Estimate(
        value=change,
        interval=Interval(change - half, change + half, level),
        base=n,
        method="difference of two ratios of sums of the same people, linearised variance, t "
        "interval",
        test=t_test(change / error, n - 1, "t test of the difference") if error else None,
    )


_Pairs = NDArray[np.float64]


def _without_spread(share: float, n: int, level: float) -> Estimate | TooFew:
    bounds = share_estimate(round(share * n), n, level=level)
    if isinstance(bounds, TooFew):
        return bounds
    return replace(bounds, method="share of sums, Wilson interval with people as observations")


def _require_parts(pairs: _Pairs) -> None:
    for part, whole in pairs[~((pairs[:, 0] >= 0) & (pairs[:, 0] <= pairs[:, 1]))]:
        raise ValueError(f"{part} of {whole} is not a part of a whole")


def _recorded(parts: ArrayLike, wholes: ArrayLike) -> _Pairs:
    """People × (part, whole) of everybody who recorded any, in an order of their own.

    The last digit of a sum depends on its order, and the order of people must change nothing.
    """
    pairs = np.column_stack([np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)])
    _require_parts(pairs)
    return _in_order(pairs[pairs[:, 1] > 0])


def _pairs(of_people: ArrayLike) -> _Pairs:
    return np.asarray(of_people, dtype=float).reshape(-1, 2)


def _in_order(rows: _Pairs) -> _Pairs:
    ordered: _Pairs = rows[np.lexsort(rows.T)]
    return ordered


def _share(pairs: _Pairs) -> float:
    part, whole = pairs.sum(axis=0)
    return float(part / whole)


def _residuals(pairs: _Pairs) -> NDArray[np.float64]:
    """What each person moves the ratio by, to first order; they add up to 0."""
    residuals: NDArray[np.float64] = (pairs[:, 0] - _share(pairs) * pairs[:, 1]) / pairs[:, 1].sum()
    return residuals


def _error(residuals: NDArray[np.float64]) -> float:
    n = len(residuals)
    return math.sqrt(float(residuals @ residuals) * n / (n - 1))


def _logit_error(pairs: _Pairs) -> float:
    share = _share(pairs)
    return _error(_residuals(pairs)) / (share * (1 - share))


def _test_against(pairs: _Pairs, standard: float) -> Test | None:
    share = _share(pairs)
    if {share, standard} & {0, 1}:
        return None
    error = _logit_error(pairs)
    if not error:
        return None
    statistic = (_logit(share) - _logit(standard)) / error
    return t_test(statistic, len(pairs) - 1, "t test against a fixed share on logit scale")


def _logit(share: float) -> float:
    return float(special.logit(share))


def _share_of_logit(value: float) -> float:
    return float(special.expit(value))
