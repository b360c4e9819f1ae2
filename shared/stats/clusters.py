"""Means and shares of observations that come in clusters: contacts with one stakeholder are alike.

Taking alike observations for independent ones would make an interval too narrow. Here its width
comes from the spread between clusters, and its freedom from their number.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence

from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew
from shared.stats.student import t_quantile


def clustered_mean(
    values: Sequence[float], clusters: Sequence[Hashable], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Mean of all observations, with a t interval whose error is robust to clusters.

    Weak where clusters are few (below some ten) or one of them holds most observations.

    Args:
        values: one number per observation, no nulls.
        clusters: what each observation belongs to; as long as `values`.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The mean, its base the observations; TooFew where all belong to one cluster. The degrees of
        freedom are the number of clusters less one.

    Raises:
        ValueError: values and clusters differ in number.
    Source: Liang and Zeger (1986), Biometrika 73, 13–22, with the factor G / (G − 1).
    """
    sums = _sums(values, clusters)
    if len(sums) < 2:
        return TooFew(len(values), "an interval needs observations of at least two clusters")
    mean = math.fsum(values) / len(values)
    half = t_quantile(len(sums) - 1, level) * math.sqrt(_variance(sums, mean))
    return Estimate(
        value=mean,
        interval=Interval(mean - half, mean + half, level),
        base=len(values),
        method=f"mean with t interval robust to {len(sums)} clusters",
    )


def clustered_share(
    successes: Sequence[bool], clusters: Sequence[Hashable], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Share of observations, with Wilson's interval for as many as the clusters are worth.

    The effective number is what independent observations of the same error would be, reduced for
    the freedom that few clusters leave, and never above the real number. Where all or no
    observations succeed, their error is not known, and each cluster counts as one.

    Args:
        successes: whether each observation has the property.
        clusters: what each observation belongs to; as long as `successes`.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The share, its base the observations; TooFew where all belong to one cluster.

    Raises:
        ValueError: successes and clusters differ in number.
    Source: Korn and Graubard (1998), Survey Methodology 24, 193–201, for the effective number;
        Wilson (1927), JASA 22, 209–212, for the interval.
    """
    sums = _sums([float(success) for success in successes], clusters)
    if len(sums) < 2:
        return TooFew(len(successes), "an interval needs observations of at least two clusters")
    share = sum(successes) / len(successes)
    z = float(special.ndtri(0.5 + level / 2))
    worth = _effective(share, sums, len(successes)) * (z / t_quantile(len(sums) - 1, level)) ** 2
    scale = 1 + z * z / worth
    centre = (share + z * z / (2 * worth)) / scale
    half = z * math.sqrt(share * (1 - share) / worth + z * z / (4 * worth**2)) / scale
    low = centre - half if share > 0 else 0.0  # exactly, where binary noise would say 5e-17
    high = centre + half if share < 1 else 1.0
    return Estimate(
        value=share,
        interval=Interval(low, high, level),
        base=len(successes),
        method=f"share with Wilson interval for the worth of {len(sums)} clusters",
    )


def _sums(values: Sequence[float], clusters: Sequence[Hashable]) -> list[tuple[float, int]]:
    """Sum and number of the observations of each cluster."""
    members: dict[Hashable, list[float]] = defaultdict(list)
    for value, cluster in zip(values, clusters, strict=True):
        members[cluster].append(value)
    return [(math.fsum(found), len(found)) for found in members.values()]


def _variance(sums: list[tuple[float, int]], mean: float) -> float:
    """Variance of the mean of all observations."""
    observations, groups = sum(size for _, size in sums), len(sums)
    squares = math.fsum((total - size * mean) ** 2 for total, size in sums)
    return groups / (groups - 1) * squares / observations**2


def _effective(share: float, sums: list[tuple[float, int]], observations: int) -> float:
    if not 0 < share < 1:
        return len(sums)
    variance = _variance(sums, share)
    return min(observations, share * (1 - share) / variance) if variance else observations
