"""Rank methods for answers on an ordered scale: change of the same people, and two groups.

Both effects are differences of two probabilities, from −1 to 1. Their intervals invert a score
test with the spread estimated from the ranks, and so keep within −1 and 1 and have a width
where everybody moved one way, which intervals by Fisher's z do not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.tally import Numbers, Tally

SIGNED_RANK = "Wilcoxon signed-rank test (Pratt zeros, tie-corrected normal approximation)"
RANK_SUM = "Mann-Whitney test (tie-corrected normal approximation, no continuity correction)"


def signed_rank(differences: Tally, *, level: float = LEVEL) -> Estimate | TooFew:
    """Matched rank-biserial correlation of change: do the same people answer higher or lower?

    The ranks of the rises less those of the falls, over their sum; 1 where everyone who changed
    rose. Zeros are ranked and their ranks left out (Pratt), so they count in the base and make
    all other ranks alike, but give no direction. The interval is a score interval for an
    effective number of changes, (1 − value²) / variance. The variance is the delta method's, from
    the tally with one more respondent spread over it half as it is and half mirrored. Weak
    beyond ±0.98, where one dissenter decides: it can then cover 91 % where it says 95.

    Args:
        differences: later minus earlier answer of each linked respondent.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The correlation, positive for rises, with the signed-rank test. TooFew for fewer than two
        respondents, and where nobody changed: 0 / 0 says nothing on the direction of those who
        would (`signed_rank_test` still gives its p of 1, so that a family keeps its size).
    Source: Kerby (2014), Comprehensive Psychology 3, 11.IT.3.1; Pratt (1959), JASA 54, 655–667;
        score interval as in Feng and Cliff (2004), J Mod Appl Stat Methods 3, 322–332.
    """
    n, sizes = differences.n, _by_size(differences)
    if n < 2:
        return TooFew(n, "a change with an interval needs at least two linked respondents")
    if not sizes.moved.any():
        return TooFew(n, "nobody changed: there is no direction to measure")
    value = sizes.balance
    spread = sizes.with_one_more(n)
    effective = (1 - spread.balance**2) / _balance_variance(spread, n + 1)
    return Estimate(
        value=value,
        interval=_score_interval(value, effective, level),
        base=n,
        method="matched rank-biserial correlation (Pratt zeros) with score interval",
        test=signed_rank_test(differences),
    )


def signed_rank_test(differences: Tally) -> Test:
    """Wilcoxon signed-rank test with Pratt's zeros, always by the normal approximation.

    Tie-corrected, without continuity correction; never exact, however few the respondents, so
    that all tests of a family are of one kind. p is 1 where nobody changed.
    Source: Pratt (1959), JASA 54, 655–667; Cureton (1967), JASA 62, 1068–1069.
    """
    sizes = _by_size(differences)
    squares = float(sizes.moved @ sizes.ranks**2)
    net = float((sizes.rises - sizes.falls) @ sizes.ranks)
    return Test(_two_sided(net, math.sqrt(squares)), SIGNED_RANK)


def rank_difference(first: Tally, second: Tally, *, level: float = LEVEL) -> Estimate | TooFew:
    """Cliff's delta: how much oftener a member of the second group answers higher than lower.

    P(second > first) − P(second < first) over all pairs; 2 × AUC − 1. The interval is the
    asymmetric one with the consistent variance, never below (1 − delta²) / (pairs − 1); where the
    groups do not overlap it is the score interval for the smaller group's size.

    Args:
        first, second: answers of two independent groups (arms, or unlinked waves).
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Delta, positive where the second group tends higher, with the Mann-Whitney test; base is
        everyone in both. TooFew where a group has fewer than two, or all gave one answer: its
        value is 0, but no interval can be had (`rank_sum_test` still gives its p of 1).
    Source: Cliff (1993), Psychological Bulletin 114, 494–509; Feng and Cliff (2004), J Mod Appl
        Stat Methods 3, 322–332.
    """
    base, pairs = first.n + second.n, first.n * second.n
    if min(first.n, second.n) < 2:
        return TooFew(base, "a difference with an interval needs two respondents in each group")
    counts = _aligned(first, second)
    if counts.shape[1] == 1:
        return TooFew(base, "everyone gave the same answer: an interval cannot be estimated")
    delta = _delta(counts)
    variance = max(_delta_variance(counts, delta), (1 - delta**2) / (pairs - 1))
    apart = abs(delta) == 1
    effective = float(min(first.n, second.n)) if apart else (1 - delta**2) / variance
    return Estimate(
        value=delta,
        interval=_score_interval(delta, effective, level),
        base=base,
        method="Cliff's delta with asymmetric interval (Feng and Cliff)",
        test=rank_sum_test(first, second),
    )


def rank_sum_test(first: Tally, second: Tally) -> Test:
    """Mann-Whitney test, always by the normal approximation.

    Tie-corrected, without continuity correction; never exact. p is 1 where all answers are equal
    or a group is empty.
    Source: Mann and Whitney (1947), Annals of Mathematical Statistics 18, 50–60; ties as in
        Lehmann (1975), Nonparametrics, 1.4.
    """
    counts = _aligned(first, second)
    sizes, ties = counts.sum(axis=1), counts.sum(axis=0)
    total = float(sizes.sum())
    if not sizes.all() or total < 2:
        return Test(1.0, RANK_SUM)
    untied = total + 1 - float((ties**3 - ties).sum()) / (total * (total - 1))
    error = math.sqrt(max(untied, 0.0) / (3 * sizes.prod()))
    return Test(_two_sided(_delta(counts), error), RANK_SUM)


def mid_ranks(counts: Numbers) -> Numbers:
    """Average rank of each distinct value, from 1, where ties share theirs.

    Args:
        counts: how often each of the ascending values occurs.
    """
    return np.cumsum(counts) - counts + (counts + 1) / 2


def ranks_of(values: Numbers) -> Numbers:
    """Rank of each value, from 1; equal values share the mean of the ranks that they take up."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return mid_ranks(counts.astype(np.float64))[place]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Differences by ascending absolute size; the size 0 has neither rises nor falls."""

    rises: Numbers
    falls: Numbers
    unchanged: Numbers

    @property
    def moved(self) -> Numbers:
        return self.rises + self.falls

    @property
    def ranks(self) -> Numbers:
        return mid_ranks(self.moved + self.unchanged)

    @property
    def balance(self) -> float:
        ranks = self.ranks
        return float((self.rises - self.falls) @ ranks / (self.moved @ ranks))

    def with_one_more(self, n: int) -> _Sizes:
        mirrored = self.moved / (2 * n)
        return _Sizes(
            self.rises + mirrored, self.falls + mirrored, self.unchanged + self.unchanged / n
        )


def _by_size(differences: Tally) -> _Sizes:
    values, counts = differences.values, differences.counts
    sizes, place = np.unique(np.abs(values), return_inverse=True)
    rises, falls, unchanged = (
        np.bincount(place, counts * kind, sizes.size).astype(np.float64)
        for kind in (values > 0, values < 0, values == 0)
    )
    return _Sizes(rises, falls, unchanged)


def _balance_variance(sizes: _Sizes, n: float) -> float:
    """Delta method: a respondent weighs by the own rank and by the ranks lent to larger ones."""
    ranks, value = sizes.ranks / n, sizes.balance
    excess = (sizes.rises - sizes.falls) - value * sizes.moved
    lent = (np.cumsum(excess[::-1])[::-1] - excess / 2) / n
    squares = (
        sizes.rises * (ranks * (1 - value) + lent) ** 2
        + sizes.falls * (ranks * (-1 - value) + lent) ** 2
        + sizes.unchanged * lent**2
    )
    scale = float(sizes.moved @ ranks) / n
    return float(squares.sum()) / (n * (n - 1) * scale**2)


def _aligned(first: Tally, second: Tally) -> Numbers:
    """Counts of both groups over the values that occur in either: two rows."""
    grid = np.union1d(first.values, second.values)
    counts = np.zeros((2, grid.size))
    for row, group in zip(counts, (first, second), strict=True):
        row[np.searchsorted(grid, group.values)] = group.counts
    return counts


def _dominance(over: Numbers) -> Numbers:
    """For each value: the share of a group below it less the share above it."""
    below = np.cumsum(over) - over
    return np.asarray((2 * below + over) / over.sum() - 1)


def _delta(counts: Numbers) -> float:
    first, second = counts
    return float(second @ _dominance(first) / second.sum())


def _delta_variance(counts: Numbers, delta: float) -> float:
    """Consistent variance (Feng and Cliff 2004), from the dominance of each member and pair."""
    first, second = counts
    n, m = counts.sum(axis=1)
    of_first = float(first @ (_dominance(second) + delta) ** 2) / (n - 1)
    of_second = float(second @ (_dominance(first) - delta) ** 2) / (m - 1)
    of_pairs = (n * m - float(first @ second) - n * m * delta**2) / ((n - 1) * (m - 1))
    return float(((m - 1) * of_first + (n - 1) * of_second + of_pairs) / (n * m))


def _score_interval(value: float, effective: float, level: float) -> Interval:
    """Ends where |value − end| is z √((1 − end²) / effective)."""
    share = float(special.ndtri(0.5 + level / 2)) ** 2 / effective
    centre, half = value, math.sqrt(share * max(1 + share - value**2, 0.0))
    low, high = (centre - half) / (1 + share), (centre + half) / (1 + share)
    return Interval(-1.0 if value <= -1 else low, 1.0 if value >= 1 else high, level)


def _two_sided(distance: float, error: float) -> float:
    return 2 * float(special.ndtr(-abs(distance) / error)) if error else 1.0
