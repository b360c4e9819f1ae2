"""Estimates from sums that the database has added up: counts, shares and rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Counting:
    """Estimator of a metric whose value is one sum itself: counts can be ranked unestimated.

    Attributes:
        column: the sum.
        of: from the count to its estimate.
    """

    column: str
    of: Callable[[int], Estimate]

    def __call__(self, sums: Sums) -> Estimate:
        """The estimate of a group."""
        return self.of(_whole(sums, self.column))


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


def events(count: str) -> Counting:
    """A count of events with the interval of the rate that produced it."""
    return Counting(count, count_estimate)


def existing(count: str) -> Counting:
    """A complete count."""
    return Counting(count, total_estimate)


def yearly_rate(count: str, residents: str, *, per: float) -> Estimator:
    """Events per resident and year from monthly sums: residents add up once a month."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        years = _whole(sums, residents) / MONTHS_A_YEAR
        return rate_estimate(_whole(sums, count), years, per=per)

    return estimate


def _whole(sums: Sums, column: str) -> int:
    return int(sums[column] or 0)
