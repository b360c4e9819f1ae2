"""Estimates where everything was counted and nothing was sampled: what a programme did.

Sums come from the database; a null sum means that the thing was not collected.
"""

from __future__ import annotations

from shared.metrics.definition import Estimator, Sums
from shared.stats import Complete, Estimate, TooFew


def complete_sum(amount: str, *, absent: str) -> Estimator:
    """A sum over all rows; the base is the rows."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        return _counted(_sum(sums, amount), _rows(sums), "sum of everything recorded", absent)

    return estimate


def complete_mean(amount: str, *, absent: str) -> Estimator:
    """A sum over the number of rows, such as a mean over pilots; the base is the rows."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        total, rows = _sum(sums, amount), _rows(sums)
        mean = None if total is None else total / rows
        return _counted(mean, rows, "mean of all, completely counted", absent)

    return estimate


def complete_share(part: str, whole: str, *, absent: str) -> Estimator:
    """One sum over another that holds it; the base is the whole."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        base = int(_sum(sums, whole) or 0)
        share = (_sum(sums, part) or 0) / base if base else None
        return _counted(share, base, "share of all, completely counted", absent)

    return estimate


def complete_ratio(amount: str, exposure: str, *, per: float, absent: str) -> Estimator:
    """One sum over another, times `per`; the base is the rows."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        over, under = _sum(sums, amount), _sum(sums, exposure)
        ratio = per * over / under if over is not None and under else None
        return _counted(ratio, _rows(sums), "ratio of two complete sums", absent)

    return estimate


def _counted(value: float | None, base: int, method: str, absent: str) -> Estimate | TooFew:
    if value is None:
        return TooFew(0, absent)
    return Estimate(value=value, interval=Complete(), base=base, method=method)


def _sum(sums: Sums, column: str) -> float | None:
    total = sums[column]
    return None if total is None else float(total)


def _rows(sums: Sums) -> int:
    return int(sums["rows"])
