"""Conclusions: each finding's sentence, its state and strength, by what it is about (EMMIE)."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell as TableCell
from reporter.exhibits import Table, quoted
from reporter.section import Subject
from shared.contract.vocabulary import FindingState
from shared.findings import Cell, Finding, Statement, findings
from shared.findings.accounts import overall
from shared.findings.finding import ANSWERED

QUESTIONS = {
    Cell.EFFECT: "What changed?",
    Cell.MECHANISM: "How would it work?",
    Cell.MODERATORS: "For whom and where?",
    Cell.IMPLEMENTATION: "Was it delivered as designed?",
    Cell.ECONOMICS: "What did it cost, and was it worth it?",
}


PROMISES = (
    ("Officers are able and experienced already", ("prior_skill",)),
    ("One fair process, the same everywhere", ("structure_of_work", "proforma_version")),
    ("Effort goes where demand and vulnerability are greatest", ("site_choice",)),
    ("Richer contact with residents and businesses", ("relations_with_partners", "four_pillars")),
    ("More legitimacy and visible initiative", ("capability", "four_pillars")),
    ("A community better able to look after itself", ("crime_follow_up",)),
    ("Opinion is weighed against what records show", ("success_defined", "partner_authority")),
)
"""What the approach is expected to bring, and the rules that bear on each."""
CHALLENGES = (
    ("Middle managers must tell reactive from proactive work", ("supervisor_experience",)),
    ("Calls for service leave no time", ("problem_solving_time", "evidence_gathering")),
    ("Short-term engagement treats symptoms", ("dose_delivered", "implementation_depth")),
    ("Running an area differs from deploying officers", ("inspector_oversight", "escalation_use")),
)
"""What stands in its way, and the rules that bear on each."""


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

    overall: Statement | None
    overview: Table | None
    promises: Table | None
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
        overall(found) if found else None,
        _overview(found) if found else None,
        _promises(found) if found else None,
        chapters,
        sum(finding.override is not None for finding in found),
    )


def limit(finding: Finding) -> str:
    """What kept a finding from more, under the name that fits its state."""
    if finding.state is FindingState.NOT_ASSESSED:
        return f"Not assessed because: {finding.cap[:1].lower()}{finding.cap[1:]}"
    return f"Why not stronger: {finding.cap}"


def _promises(found: tuple[Finding, ...]) -> Table:
    by_key = {finding.key: finding for finding in found}
    return Table(
        key="promises",
        caption="What the approach promises and what stands in its way, against what was found",
        head=("Promise or challenge", "What was found", "Strength"),
        rows=tuple(
            (TableCell(text), TableCell(f"{held.lead}."), TableCell(held.strength.value))
            for text, keys in (*PROMISES, *CHALLENGES)
            for held in (by_key[key] for key in keys if key in by_key)
        ),
        note="Seven promises, then four challenges, after the review of 2016 in this review's own "
        "words.",
        given=quoted(finding.conclusion for finding in found),
        wide=True,
    )


def _overview(found: tuple[Finding, ...]) -> Table:
    return Table(
        key="findings",
        caption="What is known, by the five parts of EMMIE",
        head=("Part", "Answered", "Left open"),
        rows=tuple(_row(cell, [f for f in found if f.rule.cell is cell]) for cell in QUESTIONS),
        note="EMMIE: effect, mechanism, moderators, implementation, economics. In brackets, how "
        "strong the evidence is: strong, moderate, indicative or insufficient; informative null "
        "where an equivalence test rules out a change that would matter.",
    )


def _row(cell: Cell, found: list[Finding]) -> tuple[TableCell, ...]:
    answered = [f for f in found if f.state in ANSWERED]
    left = [f for f in found if f.state not in ANSWERED]
    return (
        TableCell(cell.value.capitalize()),
        TableCell(_titles(answered) if answered else "not assessed"),
        TableCell("; ".join(f.title for f in left) or "–"),
    )


def _titles(found: list[Finding]) -> str:
    return "; ".join(f"{f.title} ({f.strength.value})" for f in found)
