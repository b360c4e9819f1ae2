"""Who answered the survey, and how the answers of one wave are spread.

Answers arrive tallied: one row per distinct score with the number of respondents who gave it, so
an estimate costs as much for 20,000 officers as for 40. A comparison of groups carries the people
of its smallest group as base: together with what is shown of the larger one it would otherwise
tell what the smaller one said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import polars as pl

from shared.contract.vocabulary import Arm
from shared.metrics.definition import Estimator, Sums
from shared.stats import Complete, Estimate, TooFew, total_estimate
from shared.stats.effects import association
from shared.stats.tally import Tally, mean_of
from shared.stats.waves import unlinked_difference

Comparison = Callable[[Tally, Tally], Estimate | TooFew]


def people_counted(count: str, *, absent: str) -> Estimator:
    """A complete count of people; too few where there is none, for a list of nobody is no list."""

    def estimate(sums: Sums) -> Estimate | TooFew:
        people = int(sums[count] or 0)
        return total_estimate(people) if people else TooFew(0, absent)

    return estimate


def mean_score(rows: pl.DataFrame) -> Estimate | TooFew:
    """Mean of tallied scores with its t interval."""
    return mean_of(tally_of(rows["score"], rows["respondents"]))


def mean_days(rows: pl.DataFrame) -> Estimate | TooFew:
    """Mean of the days of all linked respondents: nobody was sampled."""
    days = Tally.of(rows["days"].to_numpy())
    return Estimate(
        value=days.mean, interval=Complete(), base=days.n, method="mean of everyone linked"
    )


def between_arms(compare: Comparison) -> Estimator:
    """A comparison of the tallied scores of control and treated, in that order."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        control, treated = of_arms(rows)
        return on_smallest(compare(control, treated), control, treated)

    return estimate


def between_waves(compare: Comparison) -> Estimator:
    """A comparison of all answers of the earlier wave with all of the later one, in that order."""

    def estimate(rows: pl.DataFrame) -> Estimate | TooFew:
        earlier, later = split_tally(rows, rows["is_later"])
        return on_smallest(compare(earlier, later), earlier, later)

    return estimate


def difference_of_cells(rows: pl.DataFrame) -> Estimate | TooFew:
    """Difference in differences of the means of all answers in the four cells."""
    control_from, treated_from, control_to, treated_to = cells(rows)
    found = unlinked_difference(
        treated_from=treated_from,
        treated_to=treated_to,
        control_from=control_from,
        control_to=control_to,
    )
    return on_smallest(found, treated_from, treated_to, control_from, control_to)


def association_with_arm(rows: pl.DataFrame) -> Estimate | TooFew:
    """How far a characteristic of people differs between the arms."""
    values = sorted(rows["characteristic_value"].unique())
    table = np.zeros((2, len(values)))
    for arm, value, people in rows.select("arm", "characteristic_value", "people").iter_rows():
        table[int(arm == Arm.TREATED), values.index(value)] += people
    return replace(association(table), base=int(table.sum(axis=1).min()))


def on_smallest(outcome: Estimate | TooFew, *groups: Tally) -> Estimate | TooFew:
    """The outcome of a comparison with the people of its smallest group as base."""
    return replace(outcome, base=min(group.n for group in groups))


def of_arms(rows: pl.DataFrame, values: pl.Series | None = None) -> tuple[Tally, Tally]:
    """Tallies of control and treated: of the scores, or of other values of the same rows."""
    return split_tally(rows, rows["arm"] == Arm.TREATED, values)


def cells(rows: pl.DataFrame) -> tuple[Tally, Tally, Tally, Tally]:
    """Tallies of control and treated at the earlier wave, and of both at the later one."""
    later, treated = rows["is_later"], rows["arm"] == Arm.TREATED
    wheres = (~later & ~treated, ~later & treated, later & ~treated, later & treated)
    first, second, third, fourth = (_tally_where(rows["score"], rows, where) for where in wheres)
    return first, second, third, fourth


def split_tally(
    rows: pl.DataFrame, is_second: pl.Series, values: pl.Series | None = None
) -> tuple[Tally, Tally]:
    """Tallies of the rows where a flag is false and of those where it is true."""
    of = rows["score"] if values is None else values
    return _tally_where(of, rows, ~is_second), _tally_where(of, rows, is_second)


def tally_of(values: pl.Series, respondents: pl.Series) -> Tally:
    """The tally of values, each as often as there are respondents."""
    return Tally.of(values.to_numpy(), respondents.to_numpy())


def _tally_where(values: pl.Series, rows: pl.DataFrame, where: pl.Series) -> Tally:
    kept = where.to_numpy()
    return Tally.of(values.to_numpy()[kept], rows["respondents"].to_numpy()[kept])
