"""Background: what Intensive Engagement asks for, what research says of it, who tried it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, value, words
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS
from shared.figures import steps
from shared.findings import Statement
from shared.findings.accounts import programme_extent, training
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
ANSWERS = {
    1: "Steps 1, 2 and 4: why this place, what it has, and how each of those concerned sees it",
    2: "One training, one proforma and a review of what was written",
    3: "The working group, not the duty roster, says when the problem is understood",
    4: "Officers choose the place and seek out everybody concerned",
    5: "Step 5: a working group, built where none exists",
    6: "Steps 4 and 6: problem and solution are pictured together",
    7: "Step 3: who is connected to whom is drawn before anybody is asked",
    8: "Each member of the group says what is in it for them",
    9: "Rich pictures show tensions that a meeting would not",
    10: "Training, briefing of seniors, mentoring by those who did it well",
    11: "Residents and businesses act themselves; agencies are asked for what only they can do",
}
"""What the approach does for each of the eleven features that research finds."""


@dataclass(frozen=True, slots=True)
class Background:
    """The approach, the research behind it and the pilots."""

    path: Figure
    steps: Table
    features: Table | None
    extent: Statement
    training: Statement | None
    pilots: Table


def build(subject: Subject) -> Background:
    """The eight steps drawn and explained, research beside what was observed, and the pilots."""
    return Background(
        path=Figure(
            key="figure-path",
            caption="The eight steps of Intensive Engagement",
            drawing=steps.path(),
            note="The first four steps find out; the others, tinted, act. After the Locally "
            "Identified Solutions and Practices (LISP) toolkit.",
        ),
        steps=Table(
            key="steps",
            caption="The question that each step answers",
            head=("Step", "The question that it answers"),
            rows=tuple(
                (Cell(f"{step} {name}"), Cell(QUESTIONS[step])) for step, name in LISP_STEPS.items()
            ),
            note="In this review's own words.",
        ),
        features=_features(subject),
        extent=programme_extent(subject.evaluator, subject.programme),
        training=training(
            subject.evaluator.evaluate(
                "training_reach", {"programme_code": subject.programme.code}, by=("event",)
            )
        ),
        pilots=_pilots(subject),
    )


def _features(subject: Subject) -> Table | None:
    known = registers.features(subject.evaluator, subject.programme.code)
    if not known:
        return None
    chosen = {"programme_code": subject.programme.code}
    shown = subject.evaluator.evaluate("fidelity_feature_share", chosen)
    return Table(
        key="features",
        caption="Features of effective community policing, the approach, and what was observed",
        head=("Feature", "What the approach does", "Observed"),
        rows=tuple(
            (
                Cell(f"{one.feature} {one.title}"),
                Cell(ANSWERS[one.feature]),
                value(shown, shown.at(feature=one.feature)),
            )
            for one in known
        ),
        note="Observed: share of pilots whose records show every sign of the feature; the signs "
        "stand in the data dictionary under v_fidelity. Source: step events, proformas, "
        "engagement log, training register.",
        results=(shown,),
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
        view="v_pilot",
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
