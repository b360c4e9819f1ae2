"""Scale scores: change, difference in differences, reliability, equivalence and power."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shared.contract.vocabulary import Arm
from shared.metrics.estimators.survey import cells, of_arms, on_smallest, split_tally, tally_of
from shared.stats import Estimate, TooFew
from shared.stats.effects import hedges_g
from shared.stats.equivalence import equivalence, equivalence_between
from shared.stats.power import Spread, detectable_linked, detectable_paired
from shared.stats.reliability import Covariance, alpha, item_rest, omega_total
from shared.stats.tally import Tally, mean_of
from shared.stats.waves import Panel, linked_difference

Numbers = NDArray[np.float64]
DECIMALS = 12  # differences of means that differ by less are equal but for binary noise


def scale_change(rows: pl.DataFrame) -> Estimate | TooFew:
    """Mean change of linked respondents with t interval and t test."""
    return mean_of(_changes(rows), against=0)


def loss_difference(rows: pl.DataFrame) -> Estimate | TooFew:
    """Earlier scores of those lost less those of the others, in standard deviations."""
    kept, lost = split_tally(rows, rows["is_lost"])
    return on_smallest(hedges_g(lost, kept), lost, kept)


def difference_of_changes(rows: pl.DataFrame) -> Estimate | TooFew:
    """Difference in differences by the mixed model over all respondents of two waves."""
    return on_smallest(linked_difference(_panel(rows), wave_from=0, wave_to=1), *cells(rows))


def change_equivalence(rows: pl.DataFrame) -> Estimate | TooFew:
    """Is the mean change of linked respondents smaller than the smallest effect of interest?"""
    return equivalence(_changes(rows), smallest_effect=float(rows["smallest_effect"][0]))


def arm_equivalence(rows: pl.DataFrame) -> Estimate | TooFew:
    """Is the difference of the arms smaller than the smallest effect of interest?"""
    control, treated = of_arms(rows)
    effect = float(rows["smallest_effect"][0])
    found = equivalence_between(control, treated, smallest_effect=effect)
    return on_smallest(found, control, treated)


def detectable_change(rows: pl.DataFrame) -> Estimate | TooFew:
    """Least change of linked respondents that the design finds with the usual power."""
    changes = _changes(rows)
    if changes.n < 2 or not changes.variance:
        return TooFew(changes.n, "the spread of the changes is not known")
    spread = Spread(float(np.sqrt(changes.variance)), changes.n - 1)
    return detectable_paired(changes.n, spread=spread)


def detectable_difference(rows: pl.DataFrame) -> Estimate | TooFew:
    """Least difference in differences of linked respondents that the design finds."""
    control, treated = of_arms(rows, _change(rows))
    first, second = treated.n, control.n
    degrees = first + second - 2
    if min(first, second) < 1 or degrees < 1:
        return TooFew(min(first, second), "each arm needs linked respondents")
    variance, covariance = _within_arms(rows)
    correlation = covariance / variance if variance else 1.0
    if correlation > 1 - 1e-9:
        return TooFew(min(first, second), "the changes do not vary within the arms")
    spread = Spread(float(np.sqrt(variance)), degrees)
    found = detectable_linked(first, second, correlation=correlation, spread=spread)
    return on_smallest(found, control, treated)


def internal_consistency(rows: pl.DataFrame) -> Estimate | TooFew:
    """Cronbach's alpha of a scale over those who answered all its items."""
    return alpha(Covariance.of(answer_table(rows["answers"].sort())))


def composite_reliability(rows: pl.DataFrame) -> Estimate | TooFew:
    """McDonald's omega total of a scale over those who answered all its items."""
    return omega_total(answer_table(rows["answers"].sort()))


def item_rest_correlation(rows: pl.DataFrame) -> Estimate | TooFew:
    """Correlation of an item with the sum of the others, from tallied pairs."""
    pairs, weights = rows.select("score", "rest").to_numpy(), rows["respondents"].to_numpy()
    n = int(weights.sum())
    products = pairs.T @ (pairs * weights[:, None])
    totals = weights @ pairs
    centred = n * products - np.outer(totals, totals)  # whole numbers, so exactly
    return item_rest(Covariance(centred / (n * max(n - 1, 1)), n), 0)


def answer_table(answers: pl.Series) -> Numbers:
    """Respondents × items from texts such as '4,,5'; nan where an item was left blank."""
    cells = answers.str.split(",").explode().cast(pl.Float64, strict=False)
    return cells.to_numpy().reshape(len(answers), -1)


def _changes(rows: pl.DataFrame) -> Tally:
    return tally_of(_change(rows), rows["respondents"])


def _change(rows: pl.DataFrame) -> pl.Series:
    return (rows["to_score"] - rows["from_score"]).round(DECIMALS)


def _panel(rows: pl.DataFrame) -> Panel:
    """One respondent for each that a pattern counts; row order is that of what was answered."""
    ordered = rows.sort("arm", "pattern", "is_later")
    people = ordered["respondents"].to_numpy()
    patterns = ordered.select(pl.struct("arm", "pattern").rle_id()).to_series().to_numpy()
    sizes = np.zeros(patterns[-1] + 1, dtype=np.int64)
    sizes[patterns] = people
    first = np.cumsum(sizes) - sizes
    within = np.arange(people.sum()) - np.repeat(np.cumsum(people) - people, people)
    return Panel.of(
        np.repeat(first[patterns], people) + within,
        np.repeat((ordered["arm"] == Arm.TREATED).to_numpy(), people),
        np.repeat(ordered["is_later"].to_numpy().astype(np.int64), people),
        np.repeat(ordered["score"].to_numpy(), people),
    )


def _within_arms(rows: pl.DataFrame) -> tuple[float, float]:
    """Variance of one wave (mean of both) and covariance of the waves, pooled within arms."""
    squares, people = np.zeros((2, 2)), 0
    for arm in Arm:
        part = rows.filter(pl.col("arm") == arm).sort("from_score", "to_score")
        scores, weights = part.select("from_score", "to_score").to_numpy(), part["respondents"]
        counts = weights.to_numpy()
        centred = scores - counts @ scores / counts.sum()
        squares += centred.T @ (centred * counts[:, None])
        people += int(counts.sum())
    pooled = squares / (people - 2)
    return float(np.trace(pooled)) / 2, float(pooled[0, 1])
