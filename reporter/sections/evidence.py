"""Annex: what stands behind each numbered statement, and behind each figure and table.

Print is bounded; evidence.csv and evidence_files.csv, attached to the review, hold everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from reporter import sources
from reporter.exhibits import Cell, CellKind, Table, whole
from reporter.ledger import Exhibited, Stated
from reporter.numerals import numerals
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Given, Statement
from shared.metrics import MetricResult, SourceRows

LISTED = 6
"""Groups printed under one statement."""
LISTED_EXHIBITS = 40
"""Results printed that stand behind figures and tables."""
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
    """A result behind a statement, with the groups of it that the statement speaks of.

    Attributes:
        metric, selection, method, views: how to make it again.
        rows: the files behind, in words; `files` name each.
        proofs: the groups.
    """

    metric: str
    selection: str
    method: str
    views: str
    rows: str
    files: tuple[SourceRows, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """A numbered statement, what stands behind it, and how many groups only evidence.csv holds."""

    mark: str
    text: str
    sources: tuple[Source, ...]
    given: tuple[Given, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EvidenceAnnex:
    """Statements, then exhibits."""

    snapshot: str
    statements: tuple[Proved, ...]
    exhibits: Table


def build(subject: Subject) -> EvidenceAnnex:
    """Everything that the ledger holds."""
    return EvidenceAnnex(
        snapshot=subject.evaluator.snapshot.id,
        statements=tuple(_proved(subject, stated) for stated in subject.ledger.statements),
        exhibits=_exhibits(subject.ledger.exhibits),
    )


def _proved(subject: Subject, stated: Stated) -> Proved:
    evidence = stated.statement.evidence
    by_result = groupby(evidence[:LISTED], key=lambda one: one.result)
    found = tuple(_source(subject, result, list(groups)) for result, groups in by_result)
    more = max(0, len(evidence) - LISTED)
    return Proved(stated.mark, stated.statement.text, found, _printed(stated.statement), more)


def _printed(statement: Statement) -> tuple[Given, ...]:
    """The given numbers that the sentence prints; a rule has further limits."""
    stated = numerals(statement.text)
    return tuple(one for one in statement.given if numerals(one.shown) & stated)


def _source(subject: Subject, result: MetricResult, evidence: list[Evidence]) -> Source:
    files = sources.files_behind(subject, result)
    return Source(
        metric=result.metric.key,
        selection=_selection(result),
        method=result.method,
        views=formats.listing(list(result.metric.views)),
        rows=sources.in_words(files),
        files=files,
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
        return f"({len(texts)} {NOUNS.get(name, 'values')}; see evidence.csv)"
    return " or ".join(sorted(texts, key=_counting))


def _counting(text: str) -> str:
    """Sorts Q2 before Q10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(12), text)


def _exhibits(exhibits: list[Exhibited]) -> Table:
    """A row for each result and for each register, with the exhibits that show it."""
    labels: dict[MetricResult | str, list[str]] = {}
    for exhibited in exhibits:
        item = exhibited.item
        views = (item.view,) if isinstance(item, Table) and item.view else ()
        known: tuple[MetricResult | str, ...] = (*item.results, *views)
        for shown in dict.fromkeys(known):
            labels.setdefault(shown, []).append(exhibited.label)
    rows = tuple(_shown(", ".join(names), shown) for shown, names in labels.items())
    return Table(
        key="exhibit-evidence",
        caption="Results and registers behind figures and tables",
        head=("Exhibit", "Metric or register", "Groups", "Suppressed"),
        rows=rows[:LISTED_EXHIBITS],
        more=rows[LISTED_EXHIBITS:],
        view="evidence.csv",
        note="The attached evidence.csv lists every group with its value, interval and base, "
        "rounded as printed; evidence_files.csv names every file behind.",
    )


def _shown(labels: str, shown: MetricResult | str) -> tuple[Cell, ...]:
    if isinstance(shown, str):
        return (Cell(labels), Cell(shown), Cell("–", CellKind.STATE), Cell("–", CellKind.STATE))
    split = f", by {formats.listing(list(shown.by))}" if shown.by else ""
    return (
        Cell(labels),
        Cell(f"{shown.metric.key}, {_selection(shown)}{split}"),
        whole(len(shown.groups)),
        whole(sum(group.state is ResultState.SUPPRESSED for group in shown.groups)),
    )
