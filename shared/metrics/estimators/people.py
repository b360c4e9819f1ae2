"""Estimates over people, each of whom counts once."""

from __future__ import annotations

import polars as pl

from shared.metrics.definition import Estimator
from shared.stats import Estimate, TooFew, mean_estimate, share_estimate


def mean_over(unit: str, value: str) -> Estimator:
    """Mean over units of each unit's own mean, nulls apart: a person counts once."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        means = rows.drop_nulls(value).group_by(unit).agg(pl.col(value).mean())
        return mean_estimate(means[value].sort().to_list())

    return estimate


def share_with(person: str, property_of: str) -> Estimator:
    """Share of people for whom a boolean column holds in any of their rows."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        people = rows.group_by(person).agg(pl.col(property_of).any())
        return share_estimate(int(people[property_of].sum()), len(people))

    return estimate
