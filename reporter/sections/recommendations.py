"""Recommendations: lettered, each with its owner, its trigger and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase

from reporter.exhibits import Cell, Table, words
from reporter.section import Subject
from shared.findings import Advice, Finding, findings


@dataclass(frozen=True, slots=True)
class Lettered:
    """A recommendation under its letter, with the finding that it follows from."""

    letter: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Recommendations:
    """What follows from the findings, and what does not."""

    made: tuple[Lettered, ...]
    not_triggered: Table | None


def build(subject: Subject) -> Recommendations:
    """Recommendations whose triggers the data meet, then those that they do not."""
    found = findings(subject.evaluator, subject.programme)
    made = [f for f in found if f.recommendation.advice is not Advice.NOT_TRIGGERED]
    idle = [f for f in found if f.recommendation.advice is Advice.NOT_TRIGGERED]
    return Recommendations(
        made=tuple(map(Lettered, ascii_lowercase, made)),
        not_triggered=_idle(idle) if idle else None,
    )


def _idle(idle: list[Finding]) -> Table:
    return Table(
        key="not-triggered",
        caption="Recommendations that the data do not trigger",
        head=("Finding", "What would have been asked", "Trigger"),
        rows=tuple(
            (Cell(f.title), Cell(f.recommendation.text), words(f.recommendation.trigger))
            for f in idle
        ),
    )
