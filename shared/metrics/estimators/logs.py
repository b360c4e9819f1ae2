"""Estimates from logs and registers: what is counted whole, and what might have gone otherwise.

What a register holds is a fact and needs no interval. How contacts went is one outcome of a
process: its interval takes contacts with one stakeholder together, for they are alike.
"""

from __future__ import annotations

from statistics import median

import polars as pl

from shared.metrics.definition import Estimator, Sums
from shared.stats import Complete, Estimate, TooFew, mean_estimate, total_estimate
from shared.stats.clusters import clustered_mean, clustered_share
from shared.stats.durations import median_duration

MINUTES_AN_HOUR = 60


def share_of_register(part: str, whole: str, *, absent: str) -> Estimator:
    """Share of two sums over all that is written down; too few where that is nothing."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        base = int(sums[whole] or 0)
        if base == 0:
            return TooFew(0, absent)
        share = int(sums[part] or 0) / base
        return Estimate(
            value=share, interval=Complete(), base=base, method="share of a complete register"
        )

    return estimate


def recorded_hours(minutes: str, *, recorded: str, things: str) -> Estimator:
    """Hours of those things whose minutes were recorded; the base counts these."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        base = int(sums[recorded] or 0)
        if base == 0 and int(sums[things] or 0) > 0:
            return TooFew(0, "no length was recorded")
        hours = float(sums[minutes] or 0) / MINUTES_AN_HOUR
        return Estimate(value=hours, interval=Complete(), base=base, method="complete sum")

    return estimate


def distinct(column: str, *, where: str | None = None) -> Estimator:
    """How many different values a column has, in rows of which a boolean column holds.

    Too few where that is known of no row.
    """

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        if where is None:
            return total_estimate(rows[column].n_unique())
        known = rows.drop_nulls(where)
        if known.is_empty():
            return TooFew(0, "it is not known of any of them")
        return total_estimate(known.filter(pl.col(where))[column].n_unique())

    return estimate


def mean_each(count: str, *, absent: str) -> Estimator:
    """Mean of a number that each row gives of its own."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        counts = rows[count].drop_nulls().to_list()
        return mean_estimate(counts) if counts else TooFew(0, absent)

    return estimate


def mean_alike(value: str, *, cluster: str, absent: str) -> Estimator:
    """Mean over rows with a value, those of one cluster taken together in its interval."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        known = rows.drop_nulls(value)
        if known.is_empty():
            return TooFew(0, absent)
        return clustered_mean(known[value].to_list(), known[cluster].to_list())

    return estimate


def share_alike(flag: str, *, cluster: str, absent: str) -> Estimator:
    """Share of rows with a flag, those of one cluster taken together in its interval."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        known = rows.drop_nulls(flag)
        if known.is_empty():
            return TooFew(0, absent)
        return clustered_share(known[flag].to_list(), known[cluster].to_list())

    return estimate


def median_until(days: str, *, ended: str) -> Estimator:
    """Median days to an end, counting what has not ended for as long as it is known."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        known = rows.drop_nulls(days)
        return median_duration(known[days].to_list(), known[ended].to_list())

    return estimate


def median_so_far(days: str, *, where: str, absent: str) -> Estimator:
    """Median days of the rows of which a boolean column holds: all of them, so no interval."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        waiting = rows.filter(pl.col(where))[days].to_list()
        if not waiting:
            return TooFew(0, absent)
        return Estimate(
            value=median(waiting), interval=Complete(), base=len(waiting), method="median of all"
        )

    return estimate
