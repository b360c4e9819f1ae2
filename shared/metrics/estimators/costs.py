"""Estimates from accounts: what was recorded is counted whole, and what was not is no 0."""

from __future__ import annotations

from shared.metrics.definition import Estimator, Sums
from shared.stats import Complete, Estimate, TooFew


def recorded_sum(amount: str, entries: str, *, absent: str) -> Estimator:
    """Sum of recorded amounts on the base of entries; without an entry there is none, and no 0."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        count = int(sums[entries] or 0)
        if count == 0:
            return TooFew(0, absent, is_collected=False)
        return Estimate(
            value=float(sums[amount] or 0),
            interval=Complete(),
            base=count,
            method="complete sum of what was recorded",
        )

    return estimate
