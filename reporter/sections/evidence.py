"""Annex: what stands behind each numbered statement, and behind each figure and table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from reporter.exhibits import Cell, Table, whole
from reporter.ledger import Exhibited, Stated
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.findings import Evidence
from shared.metrics import MetricResult

LISTED = 60
"""Groups printed under one statement; the evidence file holds every one."""
FULL = 12
"""Alternatives of a selection that are printed in full; more are counted."""
NOUNS = {"lsoa_code": "areas", "item_code": "items", "month": "months"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One group of a result, as the annex prints it."""

    where: str
    value: str
    interval: str
    base: str


@dataclass(frozen=True, slots=True)
class Source:
    """A result behind a statement, with the groups of it that the statement speaks of."""

    metric: str
    selection: str
    method: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """A numbered statement, the results behind it, and how many groups only the file holds."""

    mark: str
    text: str
    sources: tuple[Source, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EvidenceAnnex:
    """Statements, then exhibits."""

    snapshot: str
    statements: tuple[Proved, ...]
    exhibits: Table
    has_kinds: bool


def build(subject: Subject) -> EvidenceAnnex:
    """Everything that the ledger holds."""
    return EvidenceAnnex(
        snapshot=subject.evaluator.snapshot.id,
        statements=tuple(map(_proved, subject.ledger.statements)),
        exhibits=_exhibits(subject.ledger.exhibits),
        has_kinds=any(shown.item.key == "kinds" for shown in subject.ledger.exhibits),
    )


def _proved(stated: Stated) -> Proved:
    evidence = stated.statement.evidence
    by_result = groupby(evidence[:LISTED], key=lambda one: one.result)
    sources = tuple(_source(result, list(groups)) for result, groups in by_result)
    return Proved(stated.mark, stated.statement.text, sources, max(0, len(evidence) - LISTED))


def _source(result: MetricResult, evidence: list[Evidence]) -> Source:
    return Source(
        metric=result.metric.key,
        selection=_selection(result),
        method=result.method,
        proofs=tuple(map(_proof, evidence)),
    )


def _proof(evidence: Evidence) -> Proof:
    where = ", ".join(f"{name} {value}" for name, value in evidence.group.by)
    return Proof(where, evidence.value, evidence.interval, evidence.counted)


def _selection(result: MetricResult) -> str:
    """The selection in words; a long list of alternatives is counted, as the file holds it."""
    parts = [f"{name} {_alternatives(name, texts)}" for name, texts in result.selection.items]
    return ", ".join(parts) or "all rows"


def _alternatives(name: str, texts: tuple[str, ...]) -> str:
    if len(texts) > FULL:
        return f"({len(texts)} {NOUNS.get(name, 'values')}; see the evidence file)"
    return " or ".join(sorted(texts, key=_counting))


def _counting(text: str) -> str:
    """Sorts Q2 before Q10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(12), text)


def _exhibits(exhibits: list[Exhibited]) -> Table:
    rows = [
        (
            Cell(exhibited.label),
            Cell(result.metric.key),
            Cell(_selection(result)),
            Cell(", ".join(result.by) or "none"),
            whole(len(result.groups)),
            whole(_suppressed(result)),
        )
        for exhibited in exhibits
        for result in exhibited.item.results
    ]
    return Table(
        key="exhibit-evidence",
        caption="Results behind figures and tables",
        head=("Exhibit", "Metric", "Selection", "Split by", "Groups", "Suppressed"),
        rows=tuple(rows),
        note="The evidence file that accompanies this review lists every group with its value, "
        "interval and base, unrounded.",
    )


def _suppressed(result: MetricResult) -> int:
    return sum(group.state is ResultState.SUPPRESSED for group in result.groups)
