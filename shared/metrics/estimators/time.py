"""Estimates from recorded hours: the hours of one person belong together and the person counts
once.
"""

from __future__ import annotations

import polars as pl

from shared.metrics.definition import Estimator
from shared.stats import Estimate, TooFew
from shared.stats.ratios import ratio_against, ratio_change, ratio_estimate

DECIMALS = 6  # hours are recorded with four


def hours_share(unit: str, part: str, whole: str) -> Estimator:
    """Share of the sum of one column in that of another, with units (people, teams) as clusters."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        sums = _sums(rows, unit, part, whole)
        return ratio_estimate(sums[part].to_numpy(), sums[whole].to_numpy())

    return estimate


def hours_share_against(unit: str, part: str, whole: str, *, standard: str) -> Estimator:
    """The same minus the one value of a further column: the share that it is set beside."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        sums = _sums(rows, unit, part, whole)
        [known] = rows[standard].unique().to_list()
        return ratio_against(sums[part].to_numpy(), sums[whole].to_numpy(), standard=known)

    return estimate


def hours_share_change(unit: str, before: tuple[str, str], after: tuple[str, str]) -> Estimator:
    """Later share minus the earlier one of the same units; part and whole of each period."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        sums = _sums(rows, unit, *before, *after)
        return ratio_change(sums.select(before).to_numpy(), sums.select(after).to_numpy())

    return estimate


def _sums(rows: pl.DataFrame, unit: str, *columns: str) -> pl.DataFrame:
    """One row per unit, rounded, since sums of floats depend on their order."""
    return rows.group_by(unit).agg(pl.col(columns).sum().round(DECIMALS))
