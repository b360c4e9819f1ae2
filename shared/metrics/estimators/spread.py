"""Spread of tallied scores."""

from __future__ import annotations

import polars as pl

from shared.metrics.estimators.survey import tally_of
from shared.stats import Estimate, TooFew
from shared.stats.spread import standard_deviation


def spread_of_scores(rows: pl.DataFrame) -> Estimate | TooFew:
    """Standard deviation of tallied scores: how far respondents lie apart."""
    return standard_deviation(tally_of(rows["score"], rows["respondents"]))
