"""Conclusions: each finding's sentence, its state, its strength and what kept it from more."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.findings import Finding, FindingState, findings


@dataclass(frozen=True, slots=True)
class Graded:
    """A finding, and what kept it from more strength or from being assessed."""

    finding: Finding
    limit: str


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The findings, and a table that sets them side by side; None where no rule applies."""

    overview: Table | None
    findings: tuple[Graded, ...]


def build(subject: Subject) -> Conclusions:
    """What the rules make of the results."""
    graded = tuple(
        Graded(finding, _limit(finding))
        for finding in findings(subject.evaluator, subject.programme)
    )
    return Conclusions(_overview(graded) if graded else None, graded)


def _limit(finding: Finding) -> str:
    if finding.state is FindingState.NOT_ASSESSED:
        return f"Not assessed because: {finding.cap[:1].lower()}{finding.cap[1:]}"
    return f"Why not stronger: {finding.cap}"


def _overview(graded: tuple[Graded, ...]) -> Table:
    return Table(
        key="findings",
        caption="Findings, and how much weight they bear",
        head=("Finding", "State", "Strength", "What limits it"),
        rows=tuple(
            (
                Cell(one.finding.title),
                Cell(one.finding.state.value),
                Cell(one.finding.strength.value),
                Cell(one.limit),
            )
            for one in graded
        ),
        note="State: what the evidence says of the rule's proposition. Strength: strong, moderate, "
        "indicative or insufficient.",
    )
