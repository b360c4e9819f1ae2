"""Pure statistical functions with frozen results; no data access, no rounding.

Quantiles come from scipy.special: scipy.stats would give the same and takes a second to import.
"""

from __future__ import annotations

from shared.stats.estimate import Adjusted, Complete, Estimate, Interval, Test, TooFew
from shared.stats.families import adjust
from shared.stats.means import mean_estimate
from shared.stats.rates import count_estimate, rate_estimate, share_estimate, total_estimate

__all__ = [
    "Adjusted",
    "Complete",
    "Estimate",
    "Interval",
    "Test",
    "TooFew",
    "adjust",
    "count_estimate",
    "mean_estimate",
    "rate_estimate",
    "share_estimate",
    "total_estimate",
]
