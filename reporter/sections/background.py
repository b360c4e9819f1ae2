"""Background: what Intensive Engagement asks for, and which pilots tried it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, words
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS
from shared.findings import Statement
from shared.findings.accounts import programme_extent
from shared.metrics import registers
from shared.metrics.registers import Pilot

QUESTIONS = {
    1: "What do the records say about this place, and why begin here rather than elsewhere?",
    2: "Which groups, skills and places does the neighbourhood already have?",
    3: "Whom does the problem touch, and who is connected to whom?",
    4: "How does each of them see the problem?",
    5: "Who is willing and able to act together?",
    6: "What would the place look like if the problem were solved?",
    7: "Who does what by when, and how will anybody know that it worked?",
    8: "To whom does the group turn when its progress is blocked?",
}


@dataclass(frozen=True, slots=True)
class Background:
    """The approach and the pilots."""

    steps: Table
    extent: Statement
    pilots: Table


def build(subject: Subject) -> Background:
    """The eight steps in a table, and the register of pilots in another."""
    return Background(
        steps=Table(
            key="steps",
            caption="The eight steps of Intensive Engagement",
            head=("Step", "Name", "The question that it answers"),
            rows=tuple(
                (Cell(str(step)), Cell(name), Cell(QUESTIONS[step]))
                for step, name in LISP_STEPS.items()
            ),
            note="The steps of the Locally Identified Solutions and Practices (LISP) toolkit, in "
            "this review's own words.",
        ),
        extent=programme_extent(subject.evaluator, subject.programme),
        pilots=_pilots(subject),
    )


def _pilots(subject: Subject) -> Table:
    pilots = subject.programme.pilots
    places = registers.areas(subject.evaluator, subject.programme.locations)
    names = {area.area_code: area.area_name for area in places}
    return Table(
        key="pilots",
        caption="Pilots of the programme",
        head=("Pilot", "Problem", "Location", "Status", "Began", "Ended"),
        rows=tuple(_row(pilot, names) for pilot in pilots),
        note="Source: pilot register. A dash marks what has not happened or was not recorded.",
    )


def _row(pilot: Pilot, names: dict[str, str]) -> tuple[Cell, ...]:
    began, ended = (
        words(formats.day(day) if day else None) for day in (pilot.started_on, pilot.ended_on)
    )
    return (
        Cell(f"{pilot.pilot_code} {pilot.name}"),
        words(pilot.problem),
        Cell(names.get(pilot.location_code, pilot.location_code)),
        Cell(pilot.status),
        began,
        ended,
    )
