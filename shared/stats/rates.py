"""Counts, rates of events, and shares of people."""

from __future__ import annotations

import math
from functools import lru_cache

from scipy import special

from shared.stats.estimate import LEVEL, Complete, Estimate, Interval, TooFew


def total_estimate(count: int) -> Estimate:
    """A complete count of things that exist: nothing is sampled, so there is no interval."""
    return Estimate(value=count, interval=Complete(), base=count, method="complete count")


@lru_cache(maxsize=1 << 16)
def count_estimate(count: int, *, level: float = LEVEL) -> Estimate:
    """A count of events with the exact Poisson interval of the rate that produced it.

    Args:
        count: events, at least 0.
        level: coverage of the interval, strictly between 0 and 1.
    Source: Garwood (1936), Biometrika 28, 437–442.
    """
    low, high = _garwood(count, level)
    return Estimate(
        value=count,
        interval=Interval(low, high, level),
        base=count,
        method="count with exact Poisson interval (Garwood)",
    )


def rate_estimate(
    count: int, exposure: float, *, per: float, level: float = LEVEL
) -> Estimate | TooFew:
    """Events per unit of exposure, with the exact Poisson interval.

    Args:
        count: events, at least 0.
        exposure: what could have had an event (residents × years); must exceed 0 for a rate.
        per: scale of the rate, such as 1,000.

    Returns:
        The rate; TooFew where the exposure is 0. Base is the count of events.
    Source: Garwood (1936), Biometrika 28, 437–442.
    """
    if exposure <= 0:
        return TooFew(count, "no exposure: the residents of these areas are not known")
    low, high = _garwood(count, level)
    factor = per / exposure
    return Estimate(
        value=count * factor,
        interval=Interval(low * factor, high * factor, level),
        base=count,
        method="rate with exact Poisson interval (Garwood)",
    )


def share_estimate(successes: int, trials: int, *, level: float = LEVEL) -> Estimate | TooFew:
    """A share of people, with Wilson's score interval.

    Args:
        successes: people with the property; 0 to trials.
        trials: people asked.

    Returns:
        Share from 0 to 1; TooFew where nobody was asked.

    Raises:
        ValueError: more successes than trials.
    Source: Wilson (1927), JASA 22, 209–212.
    """
    if trials <= 0:
        return TooFew(0, "nobody was asked")
    if successes > trials:
        raise ValueError(f"{successes} of {trials} is not a share")
    z = float(special.ndtri(0.5 + level / 2))
    share = successes / trials
    scale = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / scale
    half = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials**2)) / scale
    low = centre - half if successes else 0.0  # exactly, where binary noise would say 5e-17
    high = centre + half if successes < trials else 1.0
    return Estimate(
        value=share,
        interval=Interval(low, high, level),
        base=trials,
        method="share with Wilson interval",
    )


def _garwood(count: int, level: float) -> tuple[float, float]:
    tail = (1 - level) / 2
    low = float(special.gammaincinv(count, tail)) if count else 0.0
    return low, float(special.gammaincinv(count + 1, 1 - tail))
