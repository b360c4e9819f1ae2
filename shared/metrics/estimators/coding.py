"""How far coders agree who put the same things into categories."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from shared.metrics.definition import Estimator
from shared.stats import Estimate, TooFew
from shared.stats.krippendorff import Measurement, krippendorff_alpha

_SEED = 24


def coders_alpha(
    units: tuple[str, ...], coder: str, category: str, *, people: str | None = None
) -> Estimator:
    """Krippendorff's alpha of nominal categories, of any number of coders.

    The base is the units with two codings or more or, where `people` is given, the distinct values
    of that column.
    """

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        codes = pl.col(category).cast(pl.String).rank("dense").cast(pl.Float64)
        table = rows.select(*units, coder, codes.alias(category)).pivot(
            on=coder, index=units, values=category
        )
        ratings = np.array(table.drop(units).to_numpy().T, dtype=float)
        found = krippendorff_alpha(ratings, measurement=Measurement.NOMINAL, seed=_SEED)
        return found if people is None else replace(found, base=rows[people].n_unique())

    return estimate
