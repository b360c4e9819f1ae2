"""How long implementation would take, and what it goes with."""

from __future__ import annotations

import polars as pl

from shared.stats import Estimate, TooFew
from shared.stats.correlation import spearman
from shared.stats.trajectory import Ratings, months_to_target

FULL, NOT_STARTED = 5.0, 1.0


def months_to_full(rows: pl.DataFrame) -> Estimate | TooFew:
    """Months from a pilot's first day to level 5 at the pace shown, from level 1 on that day.

    Reads rater, day and level.
    """
    codes = rows["rater"].rank("dense").cast(pl.Int64)
    ratings = Ratings.of(codes.to_numpy(), rows["day"].to_numpy(), rows["level"].to_numpy())
    return months_to_target(ratings, target=FULL, level_at_start=NOT_STARTED)


def experience_with_level(rows: pl.DataFrame) -> Estimate | TooFew:
    """Rank correlation of supervisors' years with the mean level of their pilots.

    Reads person, years_from and level.
    """
    people = rows.group_by("person").agg(pl.col("years_from").first(), pl.col("level").mean())
    ordered = people.sort("years_from", "level")
    return spearman(ordered["years_from"].to_list(), ordered["level"].to_list())
