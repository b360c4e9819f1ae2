"""Which months of recorded crime are held for the forces that cover a programme's locations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.metrics import Evaluator
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
    if not programme.locations:
        return ()
    chosen = {"lsoa_code": programme.locations}
    by_force = evaluator.evaluate("recorded_crime", chosen, by=("force",))
    return tuple(str(group.value_of("force")) for group in by_force.groups)


def _moved(month: date, months: int) -> date:
    number = month.year * MONTHS_A_YEAR + month.month - 1 + months
    return date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)
