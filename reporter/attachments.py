"""The files that travel inside the PDF: all evidence, and each table that is printed shortened.

Values are rounded as printed, because a published review must not tell more of people than its
pages do. A suppressed group has its state and no number.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from reporter.document import Document
from reporter.exhibits import Cell, CellKind, Figure, Table, file_name
from reporter.ledger import Exhibited, Ledger
from reporter.section import Subject
from reporter.sources import files_behind
from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Given, evidence_of
from shared.metrics import Estimate, Interval, SourceRows

EVIDENCE = "evidence.csv"
FILES = "evidence_files.csv"
METRICS = "metrics.csv"
_NUMBER = re.compile(r"[+-]?£?[\d,]+(\.\d+)?")
_FORMULA = tuple("=+-@\t\r")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF.

    Attributes:
        name: its name; names sort in the order of what they belong to.
        description: what it holds, for a reader who sees only the list of files.
        content: its bytes, CSV in UTF-8.
    """

    name: str
    description: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One row of evidence.csv; every field is text as printed, empty where there is nothing.

    Attributes:
        entry: mark of the statement, or label of the figure or table.
        metric, unit: what was evaluated; empty for a number that no metric gives.
        selection, group: JSON, as `metrics evaluate --json` prints them; empty where all is chosen.
        state: of the group; 'given' for a number that no metric gives.
        value, low, high: as written, and the level of the interval.
        base: how many rows or people stand behind.
        p, p_adjusted, tests: of the test of no effect, as written, and the size of its family.
        method: how it was made; of a given number, what it is.
        view: the view read; of a given number, what gives it.
        snapshot: id of the snapshot.
    """

    entry: str
    metric: str = ""
    unit: str = ""
    selection: str = ""
    group: str = ""
    state: str
    value: str = ""
    low: str = ""
    high: str = ""
    level: str = ""
    base: str = ""
    p: str = ""
    p_adjusted: str = ""
    tests: str = ""
    method: str = ""
    view: str = ""
    snapshot: str = ""


def attachments(document: Document) -> tuple[Attachment, ...]:
    """Every file that the review's PDF carries, in order of name."""
    subject, ledger = document.subject, document.ledger
    evidence = _evidence(ledger, subject.evaluator.snapshot.id)
    made = [evidence, _files(subject), _metrics(ledger), *map(whole, shortened(ledger))]
    return tuple(sorted(made, key=lambda one: one.name))


def shortened(ledger: Ledger) -> tuple[Exhibited, ...]:
    """The tables that do not print all of their rows."""
    shown = ledger.exhibits
    return tuple(e for e in shown if isinstance(e.item, Table) and e.item.more)


def evidence_rows(ledger: Ledger, snapshot: str) -> tuple[EvidenceRow, ...]:
    """What stands behind each statement, then behind each figure and table; each group once."""
    rows: list[EvidenceRow] = []
    for stated in ledger.statements:
        rows += behind(stated.mark, stated.statement.evidence, stated.statement.given, snapshot)
    for exhibited in ledger.exhibits:
        item = exhibited.item
        evidence = [one for result in item.results for one in evidence_of(result)]
        rows += behind(_plain(exhibited.label), evidence, (*item.given, *_listed(item)), snapshot)
    return tuple(dict.fromkeys(rows))


def behind(
    entry: str, evidence: Iterable[Evidence], given: Iterable[Given], snapshot: str
) -> Iterator[EvidenceRow]:
    """The rows of one statement, figure or table."""
    yield from (_measured(entry, one) for one in evidence)
    for one in given:
        yield EvidenceRow(
            entry=entry,
            state="given",
            value=_plain(one.shown),
            method=one.meaning,
            view=one.source,
            snapshot=snapshot,
        )


def _listed(item: Figure | Table) -> tuple[Given, ...]:
    """A table of a register as one given number: how many rows it lists."""
    if isinstance(item, Figure) or not item.view:
        return ()
    rows = formats.number(len(item.rows) + len(item.more))
    return (Given(rows, "rows listed of the register", item.view),)


def _measured(entry: str, evidence: Evidence) -> EvidenceRow:
    result, group = evidence.result, evidence.group
    is_shown = group.state is ResultState.OK
    low, high = map(_plain, evidence.ends)
    return EvidenceRow(
        entry=entry,
        metric=result.metric.key,
        unit=result.metric.unit.value,
        selection=_json(result.selection.as_json()),
        group=_json(dict(group.by)),
        state=group.state.value,
        value=_plain(evidence.value) if is_shown else "",
        low=low,
        high=high,
        base="" if evidence.base is None else str(evidence.base),
        view=" ".join(result.metric.views),
        snapshot=result.snapshot,
        **_how(group.outcome),
    )


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str) if values else ""


def _how(outcome: Any) -> dict[str, str]:
    """Method, level and test of an estimate; nothing of what was withheld."""
    if not isinstance(outcome, Estimate):
        return {}
    found = {"method": outcome.method}
    if isinstance(outcome.interval, Interval):
        found["level"] = _plain(formats.percent(outcome.interval.level))
    if outcome.test is None:
        return found
    found |= {"p": formats.probability(outcome.test.p)}
    found["method"] += f"; {outcome.test.method}"
    if adjusted := outcome.test.adjusted:
        found |= {"p_adjusted": formats.probability(adjusted.p), "tests": str(adjusted.tests)}
        found["method"] += f", corrected by {adjusted.correction} ({adjusted.family})"
    return found


def _evidence(ledger: Ledger, snapshot: str) -> Attachment:
    head = [field.name for field in fields(EvidenceRow)]
    rows = [[getattr(row, name) for name in head] for row in evidence_rows(ledger, snapshot)]
    said = "Evidence behind every numbered statement, figure and table, one group a row"
    return Attachment(EVIDENCE, said, _csv(head, rows))


def _files(subject: Subject) -> Attachment:
    """The files behind each result; rows are not counted where the count would tell of people."""
    results = {(r.metric.key, r.selection): r for r in subject.ledger.results()}
    rows = [
        [key, _json(selection.as_json()), file.file_name, file.file_sha256, _counted(file)]
        for (key, selection), result in results.items()
        for file in files_behind(subject, result)
    ]
    head = ["metric", "selection", "file", "sha256", "rows"]
    return Attachment(
        FILES, "Files, and how many of their rows, behind each result", _csv(head, rows)
    )


def _metrics(ledger: Ledger) -> Attachment:
    """The definition of every metric behind the review."""
    head = ["key", "title", "question", "formula", "unit", "direction", "base", "disclosure"]
    rows = [
        [
            *(metric.key, metric.title, metric.question, metric.formula, metric.unit.value),
            *(metric.direction.value, metric.base, metric.disclosure.value),
            *(metric.caveats, metric.citation),
        ]
        for metric in ledger.metrics()
    ]
    return Attachment(
        METRICS, "Definition of every metric used", _csv([*head, "caveats", "citation"], rows)
    )


def _counted(file: SourceRows) -> str:
    return "" if file.rows is None else str(file.rows)


def whole(exhibited: Exhibited) -> Attachment:
    """The whole of a table that is printed shortened."""
    table = exhibited.item
    if isinstance(table, Figure):
        raise TypeError(f"{exhibited.label} is no table: only tables are shortened.")
    rows = [[_cell(cell) for cell in row] for row in (*table.rows, *table.more)]
    return Attachment(
        file_name(exhibited.label, table.key),
        f"{_plain(exhibited.label)} in full: {table.caption}",
        _csv(list(table.head), rows),
    )


def _cell(cell: Cell) -> str:
    return _plain(cell.text) if cell.kind is CellKind.NUMBER else cell.text


def _plain(text: str) -> str:
    """A text as printed, with plain spaces and minus signs, and numbers without separators."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace(formats.MINUS, "-")
    return text.replace(",", "") if _NUMBER.fullmatch(text) else text


def _csv(head: list[str], rows: Iterable[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return stream.getvalue().encode()


def _harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula, made a text again."""
    is_number = _NUMBER.fullmatch(text.removesuffix(" %").removesuffix(" points"))
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
