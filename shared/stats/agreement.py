"""How far raters agree who all rated: kappa, bias and its limits, intraclass correlation.

Raters who left units out are for `krippendorff`.
Ratings of several raters come as an array, raters × units, nan where a rater gave none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.means import mean_estimate
from shared.stats.rates import share_estimate
from shared.stats.student import t_quantile

Floats = NDArray[np.float64]

PAIRS_AT_LEAST = 10  # at twelve pairs the 95 % interval of kappa covers 91 to 95 % of the time
UNITS_AT_LEAST = 8  # below, the interval of an ICC of 0.7 from two raters takes in 0
NO_VARIATION = "no variation: all ratings are equal, so agreement cannot be told from habit"


def share_agreeing(
    first: Sequence[float], second: Sequence[float], *, within: float = 0, level: float = LEVEL
) -> Estimate | TooFew:
    """Share of units on which two raters agree, with Wilson's interval.

    Says nothing of the agreement that chance would give; its interval keeps a width where the
    raters never differ, which that of kappa does not.

    Args:
        first, second: the two ratings of each unit, in the same order, no nulls.
        within: greatest difference that still counts as agreement.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Share from 0 to 1; TooFew where there are no pairs.

    Raises:
        ValueError: the sequences differ in length.
    Source: Wilson (1927), JASA 22, 209–212.
    """
    pairs = zip(first, second, strict=True)
    agreeing = sum(abs(one - other) <= within for one, other in pairs)
    return share_estimate(agreeing, len(first), level=level)


def weighted_kappa(
    first: Sequence[float],
    second: Sequence[float],
    *,
    categories: Sequence[float],
    level: float = LEVEL,
) -> Estimate | TooFew:
    """Cohen's kappa of two raters, disagreement weighted by its squared distance in categories.

    The standard error is that of Fleiss, Cohen and Everitt under any agreement; the interval is
    symmetric on the scale of the inverse hyperbolic tangent, with t quantiles: it stays within
    −1 and 1, and from 30 pairs on it holds its level, which the plain normal one does not.
    Perfect agreement gives an interval of width 0: read it beside `share_agreeing`.

    Args:
        first, second: the two ratings of each unit, in the same order, no nulls.
        categories: every possible rating in order; neighbours are one step apart.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Kappa, 1 at most, on the base of the pairs; TooFew for fewer than ten pairs or where a
        rater used one category throughout: kappa is then 0 or undefined whatever the other says.

    Raises:
        ValueError: the sequences differ in length, or a rating is no category.
    Source: Cohen (1968), Psychological Bulletin 70, 213–220; Fleiss, Cohen and Everitt (1969),
        Psychological Bulletin 72, 323–327.
    """
    n = len(first)
    shares = _joint_shares(first, second, categories)
    if n < PAIRS_AT_LEAST:
        return TooFew(n, f"kappa needs at least {PAIRS_AT_LEAST} pairs of ratings")
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    if min(len(set(first)), len(set(second))) == 1:
        return TooFew(n, "no variation: a rater gave every unit the same rating")
    distances = _squared_distances(len(categories))
    value = 1 - float((distances * shares).sum()) / float(rows @ distances @ columns)
    error = _kappa_error(shares, distances, n)
    return Estimate(
        value=value,
        interval=_kappa_interval(value, error, n=n, level=level),
        base=n,
        method="quadratic-weighted kappa with Fleiss–Cohen–Everitt interval (inverse tanh scale)",
    )


def bias(differences: Sequence[float], *, level: float = LEVEL) -> Estimate | TooFew:
    """Mean difference between two raters with its t interval and paired t test.

    Args:
        differences: first rating minus second, one per unit, no nulls.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Mean difference in points of the rating; TooFew for fewer than two pairs. Where all
        differences are equal the interval has width 0 and there is no test.
    Source: Bland and Altman (1986), Lancet 327, 307–310; Student (1908), Biometrika 6, 1–25.
    """
    estimate = mean_estimate(differences, level=level)
    if isinstance(estimate, TooFew):
        return TooFew(estimate.base, "a bias with an interval needs at least two pairs")
    n = len(differences)
    error = _deviation(differences) / math.sqrt(n)
    p = 2 * float(special.stdtr(n - 1, -abs(estimate.value) / error)) if error else None
    return replace(
        estimate,
        method="mean difference with t interval",
        test=None if p is None else Test(p, "paired t test"),
    )


def limit_of_agreement(
    differences: Sequence[float], *, upper: bool, holds: float = 0.95, level: float = LEVEL
) -> Estimate | TooFew:
    """One end of the range that holds most differences between two raters, with its interval.

    Mean ± 1.96 standard deviations for the usual 95 %. The interval is exact for normal
    differences (noncentral t); on short rating scales read the limits as rough.

    Args:
        differences: first rating minus second, one per unit, no nulls.
        upper: the upper limit or the lower one.
        holds: share of differences between both limits, strictly between 0 and 1.
        level: coverage of the interval of this one limit, strictly between 0 and 1.

    Returns:
        Limit in points of the rating; TooFew for fewer than two pairs.
    Source: Bland and Altman (1999), Statistical Methods in Medical Research 8, 135–160;
        Carkeet (2015), Optometry and Vision Science 92, e71–e80 (exact interval).
    """
    n = len(differences)
    if n < 2:
        return TooFew(n, "limits of agreement need at least two pairs")
    mean, deviation = math.fsum(differences) / n, _deviation(differences)
    z = float(special.ndtri(0.5 + holds / 2))
    root = math.sqrt(n)
    near, far = (
        float(special.nctdtrit(n - 1, z * root, tail)) / root * deviation
        for tail in (0.5 - level / 2, 0.5 + level / 2)
    )
    ends = (mean + near, mean + far) if upper else (mean - far, mean - near)
    return Estimate(
        value=mean + (z if upper else -z) * deviation,
        interval=Interval(*ends, level),
        base=n,
        method=f"{'upper' if upper else 'lower'} limit of agreement with exact interval (Carkeet)",
    )


def intraclass_correlation(ratings: Floats, *, level: float = LEVEL) -> Estimate | TooFew:
    """Absolute agreement of a single rating: ICC(2,1) of two-way random effects.

    Units and raters are samples of many; a rater who is always higher lowers the coefficient.

    Args:
        ratings: raters × units, nan where a rater gave none; only units that every rater rated
            count.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Coefficient, 1 at most, on the base of the complete units; TooFew for fewer than two
        raters or eight complete units, or where all ratings are equal.
    Source: Shrout and Fleiss (1979), Psychological Bulletin 86, 420–428; McGraw and Wong (1996),
        Psychological Methods 1, 30–46 (interval).
    """
    complete = ratings[:, ~np.isnan(ratings).any(axis=0)]
    raters, units = complete.shape
    if raters < 2 or units < UNITS_AT_LEAST:
        return TooFew(
            units, f"fewer than two raters, or than {UNITS_AT_LEAST} units they all rated"
        )
    if np.ptp(complete) == 0:
        return TooFew(units, NO_VARIATION)
    between_units, between_raters, rest = _mean_squares(complete)
    spread = between_units + (raters - 1) * rest + raters * (between_raters - rest) / units
    value = (between_units - rest) / spread
    return Estimate(
        value=value,
        interval=_intraclass_interval(value, complete, level),
        base=units,
        method="ICC(2,1), absolute agreement, with F interval (McGraw–Wong)",
    )


def _joint_shares(
    first: Sequence[float], second: Sequence[float], categories: Sequence[float]
) -> Floats:
    """Categories × categories: share of the pairs."""
    place = {category: index for index, category in enumerate(categories)}
    strange = sorted({*first, *second} - place.keys())
    if strange:
        raise ValueError(f"rating {strange[0]} is none of the categories {list(categories)}")
    counts = np.zeros((len(categories), len(categories)))
    for one, other in zip(first, second, strict=True):
        counts[place[one], place[other]] += 1
    return counts / max(len(first), 1)


def _squared_distances(size: int) -> Floats:
    steps = np.arange(float(size))
    distances: Floats = (steps[:, None] - steps) ** 2
    return distances


def _kappa_error(shares: Floats, distances: Floats, n: int) -> float:
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    expected = float(rows @ distances @ columns)
    observed = float((distances * shares).sum())
    margins = (distances @ columns)[:, None] + rows @ distances
    influence = distances * expected - margins * observed + observed * expected
    return math.sqrt(float((shares * influence**2).sum()) / n) / expected**2


def _kappa_interval(value: float, error: float, *, n: int, level: float) -> Interval:
    rest = 1 - value * value
    if rest <= 0:
        return Interval(value, value, level)
    half = t_quantile(n - 1, level) * error / rest
    return Interval(math.tanh(math.atanh(value) - half), math.tanh(math.atanh(value) + half), level)


def _deviation(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _mean_squares(complete: Floats) -> tuple[float, float, float]:
    """Between units, between raters, and what is left."""
    raters, units = complete.shape
    centred = complete - complete.mean()
    by_unit, by_rater = centred.mean(axis=0), centred.mean(axis=1)
    left = centred - by_unit - by_rater[:, None]
    return (
        raters * float(by_unit @ by_unit) / (units - 1),
        units * float(by_rater @ by_rater) / (raters - 1),
        float((left**2).sum()) / ((raters - 1) * (units - 1)),
    )


def _intraclass_interval(value: float, complete: Floats, level: float) -> Interval:
    """Interval of McGraw and Wong, whose denominator has Satterthwaite's degrees of freedom."""
    raters, units = complete.shape
    between_units, between_raters, rest = _mean_squares(complete)
    if value >= 1:
        return Interval(value, value, level)
    odds = value / (units * (1 - value))
    of_raters = raters * odds * between_raters
    of_rest = (1 + raters * odds * (units - 1)) * rest
    freedom = (of_raters + of_rest) ** 2 / (
        of_raters**2 / (raters - 1) + of_rest**2 / ((units - 1) * (raters - 1))
    )
    noise = raters * between_raters + (raters * units - raters - units) * rest
    above = float(special.fdtri(units - 1, freedom, 0.5 + level / 2))
    below = float(special.fdtri(freedom, units - 1, 0.5 + level / 2))
    low = units * (between_units - above * rest) / (above * noise + units * between_units)
    high = units * (below * between_units - rest) / (noise + units * below * between_units)
    return Interval(low, high, level)
