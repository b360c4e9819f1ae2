"""Estimates from coded interviews: one interview is one interviewee, who counts once."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from shared.metrics.definition import Estimator
from shared.stats import Complete, Estimate, TooFew, total_estimate
from shared.stats.ratios import ratio_estimate


@dataclass(frozen=True, slots=True)
class Saturation:
    """How saturation is judged.

    Attributes:
        base_size: first interviews, whose themes what comes later is measured by.
        run_length: interviews in a row that are looked at together.
        threshold: share of the base's themes that a run may bring anew at saturation.
    Source: Guest, Namey and Chen (2020), PLoS ONE 15, e0232076, whose usual choice this is.
    """

    base_size: int = 4
    run_length: int = 2
    threshold: float = 0.05

    @property
    def fewest(self) -> int:
        """Interviews that it takes to say anything."""
        return self.base_size + self.run_length


def people_counted(person: str) -> Estimator:
    """How many people there are."""
    return lambda rows: total_estimate(rows[person].n_unique())


def last_run(rules: Saturation, position: str, new_themes: str) -> Estimator:
    """Themes that the last run of interviews brought anew, by the number that the base had."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        new = _in_order(rows, position, new_themes)
        if (refused := _too_few(new, rules)) is not None:
            return refused
        base = sum(new[: rules.base_size])
        return Estimate(
            value=sum(new[-rules.run_length :]) / base,
            interval=Complete(),
            base=len(new),
            method=f"new themes of the last {rules.run_length} interviews by themes of the first "
            f"{rules.base_size}, complete count",
        )

    return estimate


def interviews_to_saturation(rules: Saturation, position: str, new_themes: str) -> Estimator:
    """After how many interviews the next run brought no more than the threshold, for once."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        new = _in_order(rows, position, new_themes)
        if (refused := _too_few(new, rules)) is not None:
            return refused
        allowed = rules.threshold * sum(new[: rules.base_size])
        ends = range(rules.base_size, len(new) - rules.run_length + 1)
        found = (n for n in ends if sum(new[n : n + rules.run_length]) <= allowed)
        reached = next(found, None)
        if reached is None:
            return TooFew(len(new), "every run of interviews brought more new themes than that")
        return Estimate(
            value=reached,
            interval=Complete(),
            base=len(new),
            method=f"first interview after which a run of {rules.run_length} brought at most "
            f"{rules.threshold:.0%} of the themes of the first {rules.base_size}, complete count",
        )

    return estimate


def coders_agreeing(person: str, theme: str, mentioned: str) -> Estimator:
    """Share of themes of an interview on which all its coders agree, interviews as clusters."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        units = rows.group_by(person, theme).agg(agree=pl.col(mentioned).n_unique() == 1)
        people = units.group_by(person).agg(pl.col("agree").sum(), themes=pl.len())
        ordered = people.sort("agree", "themes")
        return ratio_estimate(ordered["agree"].to_list(), ordered["themes"].to_list())

    return estimate


def _in_order(rows: pl.DataFrame, position: str, new_themes: str) -> list[int]:
    return [int(new) for new in rows.sort(position)[new_themes]]


def _too_few(new: list[int], rules: Saturation) -> TooFew | None:
    if len(new) < rules.fewest:
        return TooFew(len(new), f"saturation needs at least {rules.fewest} coded interviews")
    if not sum(new[: rules.base_size]):
        return TooFew(len(new), "the first interviews held no theme to measure by")
    return None
