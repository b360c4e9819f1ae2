"""Estimates from sums that the database has added up: counts, shares and rates."""

from __future__ import annotations

from shared.metrics.definition import Estimator, Sums
from shared.stats import (
    Estimate,
    TooFew,
    count_estimate,
    rate_estimate,
    share_estimate,
    total_estimate,
)

MONTHS_A_YEAR = 12


def share_of(successes: str, trials: str, *, absent: str) -> Estimator:
    """Share of two sums; too few where the trials were not collected, or not all of them."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        part, whole = _whole(sums, successes), _whole(sums, trials)
        if whole == 0:
            return TooFew(0, absent)
        if part > whole:
            return TooFew(whole, f"more people {successes} than {trials}: a list is incomplete")
        return share_estimate(part, whole)

    return estimate


def events(count: str) -> Estimator:
    """A count of events with the interval of the rate that produced it."""
    return lambda sums: count_estimate(_whole(sums, count))


def existing(count: str) -> Estimator:
    """A complete count."""
    return lambda sums: total_estimate(_whole(sums, count))


def yearly_rate(count: str, residents: str, *, per: float) -> Estimator:
    """Events per resident and year from monthly sums: residents add up once a month."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        years = _whole(sums, residents) / MONTHS_A_YEAR
        return rate_estimate(_whole(sums, count), years, per=per)

    return estimate


def _whole(sums: Sums, column: str) -> int:
    return int(sums[column] or 0)
