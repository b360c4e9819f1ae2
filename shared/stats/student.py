"""Student's t distribution: the quantile behind an interval, and a test."""

from __future__ import annotations

from scipy import special

from shared.stats.estimate import Test


def t_quantile(freedom: float, level: float) -> float:
    """How many standard errors an interval of that level reaches to either side."""
    return float(special.stdtrit(freedom, 0.5 + level / 2))


def t_test(statistic: float, freedom: float, method: str) -> Test:
    """Two-sided test of a statistic that follows Student's t distribution under no effect."""
    return Test(min(1.0, 2 * float(special.stdtr(freedom, -abs(statistic)))), method)
