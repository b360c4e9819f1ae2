"""Conclusions: each finding's sentence, its state and strength, by what it is about (EMMIE)."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell as TableCell
from reporter.exhibits import Table
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings import Cell, Finding, findings
from shared.findings.finding import ANSWERED

QUESTIONS = {
    Cell.EFFECT: "What changed?",
    Cell.MECHANISM: "How would it work?",
    Cell.MODERATORS: "For whom and where?",
    Cell.IMPLEMENTATION: "Was it delivered as designed?",
    Cell.ECONOMICS: "What did it cost, and was it worth it?",
}


@dataclass(frozen=True, slots=True)
class Graded:
    """A finding, and what kept it from more strength or from being assessed."""

    finding: Finding
    limit: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one part of EMMIE."""

    title: str
    findings: tuple[Graded, ...]


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The findings by part, and a table of the parts; None where no rule applies."""

    overview: Table | None
    chapters: tuple[Chapter, ...]
    overridden: int


def build(subject: Subject) -> Conclusions:
    """What the rules make of the results."""
    found = findings(subject.evaluator, subject.programme)
    chapters = tuple(
        Chapter(f"{cell.value.capitalize()}: {question[0].lower()}{question[1:]}", graded)
        for cell, question in QUESTIONS.items()
        if (graded := tuple(Graded(f, limit(f)) for f in found if f.rule.cell is cell))
    )
    return Conclusions(
        _overview(found) if found else None,
        chapters,
        sum(finding.override is not None for finding in found),
    )


def limit(finding: Finding) -> str:
    """What kept a finding from more, under the name that fits its state."""
    if finding.state is FindingState.NOT_ASSESSED:
        return f"Not assessed because: {finding.cap[:1].lower()}{finding.cap[1:]}"
    return f"Why not stronger: {finding.cap}"


def _overview(found: tuple[Finding, ...]) -> Table:
    return Table(
        key="findings",
        caption="What is known, by the five parts of EMMIE",
        head=("Part", "Answered", "Strength of the answers", "Left open"),
        rows=tuple(_row(cell, [f for f in found if f.rule.cell is cell]) for cell in QUESTIONS),
        note="EMMIE: effect, mechanism, moderators, implementation, economics (Johnson and others, "
        "2015). Strength: strong, moderate, indicative or insufficient; informative null where an "
        "equivalence test rules out a change that would matter.",
    )


def _row(cell: Cell, found: list[Finding]) -> tuple[TableCell, ...]:
    answered = [f for f in found if f.state in ANSWERED]
    left = [f for f in found if f.state not in ANSWERED]
    strengths = dict.fromkeys(f.strength.value for f in answered)
    return (
        TableCell(cell.value.capitalize()),
        TableCell(_titles(answered) if answered else "not assessed"),
        TableCell(formats.listing(list(strengths)) or "–"),
        TableCell(_titles(left) or "–"),
    )


def _titles(found: list[Finding]) -> str:
    return "; ".join(f"{f.title} ({f.state.value})" for f in found)
