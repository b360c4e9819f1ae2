"""Conclusions: each finding's sentence, its state, its strength and what kept it from more."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.findings import Finding, findings


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The findings, and a table that sets them side by side."""

    overview: Table
    findings: tuple[Finding, ...]


def build(subject: Subject) -> Conclusions:
    """What the rules make of the results."""
    found = findings(subject.evaluator, subject.programme)
    overview = Table(
        key="findings",
        caption="Findings, and how much weight they bear",
        head=("Finding", "State", "Strength", "What kept it from more"),
        rows=tuple(
            (
                Cell(finding.title),
                Cell(finding.state.value),
                Cell(finding.strength.value),
                Cell(finding.cap),
            )
            for finding in found
        ),
        note="State: what the evidence says of the rule's proposition. Strength: strong, moderate, "
        "indicative or insufficient.",
    )
    return Conclusions(overview, found)
