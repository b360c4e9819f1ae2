"""How far people agree who judge the same pilots: two sides of a pilot, and its reviewers.

People of one pilot judge the same work and talk to each other, so that a pilot is the unit of a
gap: each contributes the mean over its steps, and the base counts the people behind it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import polars as pl

from shared.metrics.definition import Estimator
from shared.stats import Complete, Estimate, TooFew
from shared.stats.agreement import bias, limit_of_agreement, weighted_kappa
from shared.stats.krippendorff import Measurement, krippendorff_alpha

CATEGORIES = (1.0, 2.0, 3.0, 4.0, 5.0)
PILOTS_AT_LEAST = 3  # from bias and limits of two pilots, the gap of each could be worked out
SEED = 20160715
_UNIT = ("pilot_code", "criterion")
_PLACE = ("pilot_code", "step")
_GAP = "gap"

OverPilots = Callable[[list[float]], Estimate | TooFew]


def gap_of_sides(over_pilots: OverPilots) -> Estimator:
    """Officers' mean score of a step minus supervisors', where a pilot's step has both.

    Reads rater, pilot_code, step, side and score.
    """

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        sides = rows.filter(pl.col("side").is_in(["officer", "supervisor"]))
        means = sides.group_by(*_PLACE, "side").agg(pl.col("score").mean())
        both = _side(means, "officer").join(_side(means, "supervisor"), on=_PLACE)
        gaps = both.with_columns((pl.col("officer") - pl.col("supervisor")).alias(_GAP))
        return _over(gaps, sides, over_pilots)

    return estimate


def gap_to_review(over_pilots: OverPilots) -> Estimator:
    """People's own mean score of a step minus the reviewers'.

    Reads rater, pilot_code, step, self_score, review_score and left_out. The reviewers' scores are
    known, so the gap tells what the people in it said; beside everybody's level it would tell what
    the others said. Where there are others, the base is therefore the smaller of the two groups.
    """

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        gap = (pl.col("self_score").mean() - pl.col("review_score").first()).alias(_GAP)
        gaps = rows.group_by(_PLACE).agg(gap)
        found = _over(gaps, rows, over_pilots)
        others = rows.filter(pl.col("left_out") > 0)["left_out"].to_list()
        return replace(found, base=min(found.base, *others)) if others else found

    return estimate


def mean_review(rows: pl.DataFrame) -> Estimate | TooFew:
    """Mean over pilots of the mean over criteria of the reviewers' mean score.

    Reads programme_code, pilot_code, criterion and score. Every score that was given counts, so
    there is no interval: how far other reviewers would differ is for kappa and alpha to say.
    """
    pilot = ("programme_code", "pilot_code")
    ordered = rows.sort(*pilot, "criterion", "score")
    criteria = ordered.group_by(*pilot, "criterion", maintain_order=True).agg(
        pl.col("score").mean()
    )
    pilots = criteria.group_by(pilot, maintain_order=True).agg(pl.col("score").mean())
    return Estimate(
        value=math.fsum(pilots["score"]) / len(pilots),
        interval=Complete(),
        base=len(rows),
        method="mean over pilots of all scores given",
    )


lower_limit: OverPilots = partial(limit_of_agreement, upper=False)
upper_limit: OverPilots = partial(limit_of_agreement, upper=True)
mean_gap: OverPilots = bias


def kappa_of_two(rows: pl.DataFrame) -> Estimate | TooFew:
    """Quadratic-weighted kappa of the two reviewers who scored most criteria of pilots together.

    Reads pilot_code, criterion, reviewer and score. TooFew where several pairs share as many:
    which of them to take would be arbitrary.
    """
    others = rows.rename({"reviewer": "other", "score": "other_score"})
    together = rows.join(others, on=_UNIT).filter(pl.col("reviewer") < pl.col("other"))
    if together.is_empty():
        return TooFew(0, "no criterion of a pilot was scored by two reviewers")
    sizes = together.group_by("reviewer", "other").agg(pl.len().alias("units"))
    most = sizes.filter(pl.col("units") == pl.col("units").max())
    if len(most) > 1:
        reason = "several pairs of reviewers scored as many together: see Krippendorff's alpha"
        return TooFew(int(most["units"][0]), reason)
    pairs = together.join(most, on=("reviewer", "other")).sort("score", "other_score")
    return weighted_kappa(
        pairs["score"].to_list(), pairs["other_score"].to_list(), categories=CATEGORIES
    )


def alpha_of_reviewers(rows: pl.DataFrame) -> Estimate | TooFew:
    """Krippendorff's alpha of all reviewers' ordinal scores, also where some scored less.

    Reads pilot_code, criterion, reviewer and score.
    """
    table = rows.sort("reviewer").pivot(on="reviewer", index=_UNIT, values="score").sort(_UNIT)
    ratings = table.drop(_UNIT).cast(pl.Float64).fill_null(float("nan")).to_numpy().T
    return krippendorff_alpha(ratings, measurement=Measurement.ORDINAL, seed=SEED)


def _side(means: pl.DataFrame, side: str) -> pl.DataFrame:
    return means.filter(pl.col("side") == side).select(*_PLACE, pl.col("score").alias(side))


def _over(gaps: pl.DataFrame, rated: pl.DataFrame, over_pilots: OverPilots) -> Estimate | TooFew:
    """The estimate over pilots of each pilot's mean gap, its base the people behind the gaps."""
    pilots = gaps.sort(_PLACE).group_by("pilot_code", maintain_order=True).agg(pl.col(_GAP).mean())
    if len(pilots) < PILOTS_AT_LEAST:
        reason = f"both sides are known of fewer than {PILOTS_AT_LEAST} pilots"
        return TooFew(rated["rater"].n_unique(), reason)
    people = rated.join(gaps, on=_PLACE, how="semi")["rater"].n_unique()
    return replace(over_pilots(pilots[_GAP].to_list()), base=people)
