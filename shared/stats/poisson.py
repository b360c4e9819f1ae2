"""What counts of events can show and what chance alone makes of them, if events come at random.

Both follow from the design or from totals alone, so there is no interval. Events that come in
clusters, as crime does, vary more than this: a real design finds less, and chance gives more.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import special

from shared.stats.estimate import Complete, Estimate, TooFew
from shared.stats.power import ALPHA, POWER


def detectable_reduction(
    expected: tuple[float, ...], *, power: float = POWER, alpha: float = ALPHA
) -> Estimate | TooFew:
    """Least reduction of a Poisson rate that a comparison of counts finds with this power.

    The logarithm of the ratio of rates, or of the ratio of two such ratios, has the variance
    sum(1 / expected) where nothing has changed: the reduction is 1 − exp(−z √variance) with z the
    sum of the normal quantiles of power and level. Rough where fewer than about ten events are
    expected in a cell.

    Args:
        expected: events expected in each cell if nothing changed: two cells (before and after), or
            four (the same in comparison areas), each observed for equally long.
        power: probability of finding it, between alpha and 1.
        alpha: two-sided level of the test.

    Returns:
        The reduction as a share, above 0 and below 1; TooFew where a cell expects nothing. The
        base is the events of all cells.

    Raises:
        ValueError: a power outside alpha to 1, an alpha outside 0 to 1, or fewer than two cells.
    Source: Rothman, Greenland and Lash (2008), Modern Epidemiology, 3rd edition, chapter 14, for
        the variance; Armitage, Berry and Matthews (2002), Statistical Methods in Medical Research,
        4th edition, chapter 18, for the sum of quantiles.
    """
    if not 0 < alpha < power < 1 or len(expected) < 2:
        raise ValueError(f"no design: {len(expected)} cells, power {power} at alpha {alpha}")
    base = round(math.fsum(expected))
    if min(expected) <= 0:
        return TooFew(base, "no event is expected in one of the cells")
    distance = float(special.ndtri(1 - alpha / 2) + special.ndtri(power))
    error = math.sqrt(math.fsum(1 / events for events in expected))
    method = (
        f"minimum detectable reduction at power {power:g}, two-sided {alpha:g}: log ratio of "
        f"Poisson counts in {len(expected)} cells, variance where nothing has changed"
    )
    return Estimate(
        value=-math.expm1(-distance * error), interval=Complete(), base=base, method=method
    )


def expected_top_share(*, areas: int, top: int, events: int) -> Estimate | TooFew:
    """Share of all events that the busiest areas hold by chance, if all have the same rate.

    Each area's count is Poisson with mean events / areas. The counts of the `top` busiest add up
    to the sum over x of min(top, areas with more than x events), whose expectation is exact from
    the binomial distribution of that number of areas.

    Args:
        areas: areas among which events fall; at least 1.
        top: how many of the busiest are taken; 0 to `areas`.
        events: events of all areas.

    Returns:
        The share, from top / areas to 1, with the events as base; TooFew where there are none.

    Raises:
        ValueError: no area, or `top` outside 0 to `areas`.
    Source: David and Nagaraja (2003), Order Statistics, 3rd edition, chapter 3: expectation of
        order statistics as sums of tail probabilities.
    """
    if areas < 1 or not 0 <= top <= areas:
        raise ValueError(f"no {top} busiest of {areas} areas")
    if events <= 0:
        return TooFew(0, "no events to share out")
    mean = events / areas
    furthest = math.ceil(mean + 12 * math.sqrt(mean) + 40)  # beyond it, less than 1e-15 is left
    beyond = special.pdtrc(np.arange(furthest), mean)
    ranks = np.arange(1, top + 1)[:, None]
    at_least = special.betainc(ranks, areas - ranks + 1, beyond)
    return Estimate(
        value=float(at_least.sum()) / events,
        interval=Complete(),
        base=events,
        method="expected share of the busiest areas under equal Poisson rates",
    )
