"""Pure statistical functions with frozen results; no data access, no rounding.

Quantiles come from scipy.special: scipy.stats would give the same and takes a second to import.
"""

from __future__ import annotations

from shared.stats.estimate import Complete, Estimate, Interval, TooFew
from shared.stats.means import mean_estimate
from shared.stats.rates import count_estimate, rate_estimate, share_estimate, total_estimate

__all__ = [
    "Complete",
    "Estimate",
    "Interval",
    "TooFew",
    "count_estimate",
    "mean_estimate",
    "rate_estimate",
    "share_estimate",
    "total_estimate",
]
