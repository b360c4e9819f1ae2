"""Self-evaluation of the pilots: mean level, level of each step, and level by pilot."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Figure, Table, measured, name_rows
from reporter.section import Subject
from shared.contract.vocabulary import LISP_STEPS
from shared.figures import intervals, stock
from shared.findings import Statement, accounts, readings
from shared.metrics import MetricResult


@dataclass(frozen=True, slots=True)
class Implementation:
    """What raters say of their own work; figure and tables are None where nobody was asked."""

    level: Statement
    figure: Figure | None
    steps: Table | None
    pilots: Table | None


def build(subject: Subject) -> Implementation:
    """Levels of implementation, overall, by step and by pilot."""
    chosen = {"programme_code": subject.programme.code}
    level = subject.evaluator.evaluate("implementation_level", chosen)
    statement = accounts.implementation(level)
    drawn = stock.step_levels(subject.evaluator, subject.programme)
    if not drawn.result.groups:
        return Implementation(statement, None, None, None)
    figure = Figure(
        key="figure-steps",
        caption=drawn.chart.frame.title,
        drawing=intervals.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.steps(drawn.result),
        results=(drawn.result,),
    )
    by_pilot = subject.evaluator.evaluate("implementation_level", chosen, by=("pilot_code",))
    return Implementation(statement, figure, _steps(drawn.result), _pilots(subject, by_pilot))


def _steps(levels: MetricResult) -> Table:
    return Table(
        key="table-steps",
        caption="Implementation level of each step",
        head=("Step", "Level", "95 % interval", "Raters"),
        rows=name_rows(
            (f"{step} {name}" for step, name in LISP_STEPS.items()),
            (measured(levels, levels.at(step=step)) for step in LISP_STEPS),
        ),
        note="Mean over raters, 1 (not started) to 5. Source: self-evaluations.",
        results=(levels,),
    )


def _pilots(subject: Subject, levels: MetricResult) -> Table:
    pilots = subject.programme.pilots
    return Table(
        key="table-pilot-levels",
        caption="Implementation level by pilot",
        head=("Pilot", "Level", "95 % interval", "Raters"),
        rows=name_rows(
            (f"{pilot.pilot_code} {pilot.name}" for pilot in pilots),
            (measured(levels, levels.at(pilot_code=pilot.pilot_code)) for pilot in pilots),
        ),
        note="“Suppressed” marks a figure that would rest on too few raters to protect them; it "
        "is neither zero nor missing. Source: self-evaluations.",
        results=(levels,),
    )
