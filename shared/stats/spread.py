"""How far independent observations lie apart."""

from __future__ import annotations

import math

from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew
from shared.stats.tally import Tally


def standard_deviation(tally: Tally, *, level: float = LEVEL) -> Estimate | TooFew:
    """Standard deviation with its chi-square interval.

    Weak where the observations are skewed or pile up at an end of their scale: the interval takes
    them as normal, and more of them do not mend that.

    Args:
        tally: independent observations (respondents).
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The standard deviation (divisor n − 1), in the unit of the observations; TooFew for fewer
        than two, or where all are equal.
    Source: Snedecor and Cochran (1989), Statistical Methods, 8th edition, section 5.11.
    """
    if tally.n < 2:
        return TooFew(tally.n, "a spread needs at least two observations")
    freedom, squares = tally.n - 1, tally.variance * (tally.n - 1)
    if squares == 0:
        return TooFew(tally.n, "all observations are equal: their spread has no interval")
    tail = (1 - level) / 2
    low, high = (math.sqrt(squares / special.chdtri(freedom, p)) for p in (tail, 1 - tail))
    return Estimate(
        value=math.sqrt(tally.variance),
        interval=Interval(low, high, level),
        base=tally.n,
        method="standard deviation with chi-square interval",
    )
