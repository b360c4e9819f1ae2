"""What is held of recorded crime for the forces that cover a programme's locations.

Locations are those of pilots that have begun: a pilot that was only proposed has no site.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from shared.contract import formats
from shared.findings.case import Case
from shared.findings.finding import Judgement
from shared.findings.judging import unknown
from shared.findings.statement import Given
from shared.metrics import Evaluator, Ranking
from shared.metrics.registers import Programme

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Held:
    """Months held in a row, without a gap, on one side of a month.

    Attributes:
        forces: forces with records in a pilot's location.
        months: in order of time.
    """

    forces: tuple[str, ...]
    months: tuple[date, ...]

    @property
    def span(self) -> str:
        """The months as a selection takes them; only where there are any."""
        return f"{self.months[0]:%Y-%m}..{self.months[-1]:%Y-%m}"


def months_before(evaluator: Evaluator, programme: Programme, *, at_most: int) -> Held:
    """Months in a row that end just before the month of the first pilot."""
    return _in_a_row(evaluator, programme, step=-1, at_most=at_most)


def months_after(evaluator: Evaluator, programme: Programme) -> Held:
    """Months in a row that begin just after the month of the first pilot."""
    return _in_a_row(evaluator, programme, step=1, at_most=None)


def too_short(held: Held, *, needed: int, rule: str) -> Judgement | None:
    """Not assessed where fewer months are held than a rule needs; None where there are enough."""
    if len(held.months) >= needed:
        return None
    months = formats.count(len(held.months), "month is", "months are")
    return unknown(
        f"it takes {needed} months of records in a row before the first pilot, and {months} held",
        given=(
            Given(str(needed), "months that are needed", rule),
            Given(str(len(held.months)), "months held in a row", "recorded_crime"),
        ),
    )


def by_area(case: Case, held: Held) -> Ranking:
    """The areas by their records in those months; records without a place are in none."""
    found = case.evaluate("recorded_crime", month=held.span, force=held.forces, by=("lsoa_code",))
    return Ranking.of(found)


def top_number(areas: Ranking, share: float) -> int:
    """How many areas a top share is: rounded up, and at least one."""
    return max(1, math.ceil(round(share * len(areas), 9)))


def pilots_among(programme: Programme, codes: Collection[str]) -> str:
    """'none of the pilots' 4 locations were', as a sentence goes on with 'among them'."""
    hits = locations_among(programme, codes)
    locations = formats.count(len(programme.begun_locations), "location")
    if len(programme.begun_locations) == 1:
        return f"the pilots' one location was{'' if hits else ' not'}"
    number = "none" if hits == 0 else "all" if hits == len(programme.begun_locations) else str(hits)
    return f"{number} of the pilots' {locations} {'was' if hits == 1 else 'were'}"


def locations_among(programme: Programme, codes: Collection[str]) -> int:
    """How many of the pilots' locations are among those areas."""
    return len(set(codes).intersection(programme.begun_locations))


def _in_a_row(
    evaluator: Evaluator, programme: Programme, *, step: int, at_most: int | None
) -> Held:
    forces = _forces(evaluator, programme)
    if not forces or programme.started_on is None:
        return Held(forces, ())
    by_month = evaluator.evaluate("recorded_crime", {"force": forces}, by=("month",))
    published = {group.value_of("month") for group in by_month.groups}
    found: list[date] = []
    month = _moved(programme.started_on.replace(day=1), step)
    while month in published and (at_most is None or len(found) < at_most):
        found.append(month)
        month = _moved(month, step)
    return Held(forces, tuple(sorted(found)))


def _forces(evaluator: Evaluator, programme: Programme) -> tuple[str, ...]:
    if not programme.begun_locations:
        return ()
    chosen = {"lsoa_code": programme.begun_locations}
    by_force = evaluator.evaluate("recorded_crime", chosen, by=("force",))
    return tuple(str(group.value_of("force")) for group in by_force.groups)


def _moved(month: date, months: int) -> date:
    number = month.year * MONTHS_A_YEAR + month.month - 1 + months
    return date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)
