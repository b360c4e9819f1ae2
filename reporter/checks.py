"""What must hold of a review before it can be issued; each check says what fails, and where."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reporter.attachments import EvidenceRow, behind, evidence_rows, shortened, whole
from reporter.document import Document
from reporter.exhibits import CellKind, Table
from reporter.ledger import Exhibited, Ledger
from reporter.numerals import known, numerals
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.overreach import overreaching
from shared.findings.statement import Statement
from shared.metrics import registers

NAMED = 5
"""Faults that the detail of a check names; more are counted."""
_ANCHOR = re.compile(r'\bid="([^"]+)"')
_WHOLE = re.compile(r": (-?\d+)[,}]")
_END = re.compile(r"\b(?:1 to|per) (\d[\d,]*)")
_PLACE = re.compile(r"^\d+(?=\s|$)")
_LINK = re.compile(r'\bhref="#([^"]+)"')
_NUMBERED = frozenset((ResultState.OK.value, "given"))
"""States of evidence that come with a number."""


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check.

    Attributes:
        name: what must hold.
        passed: whether it does.
        detail: what was looked at, or what fails and where.
    """

    name: str
    passed: bool
    detail: str


def check(document: Document) -> tuple[Check, ...]:
    """Every check of a whole review."""
    return (*check_so_far(document.subject), _links(document.body))


def check_so_far(subject: Subject) -> tuple[Check, ...]:
    """The checks that need no finished document: of what the ledger holds by now."""
    ledger, snapshot = subject.ledger, subject.evaluator.snapshot.id
    return (
        _statements(ledger, snapshot),
        _exhibits(ledger, snapshot),
        _words(ledger),
        _works(subject),
        _suppressed(ledger, snapshot),
        _rows(ledger),
        _load_ledger(subject),
        _remarks(ledger),
    )


def _statements(ledger: Ledger, snapshot: str) -> Check:
    said = [*((stated.mark, stated.statement) for stated in ledger.statements)]
    said += [("", statement) for statement in ledger.said if not statement.is_evidenced]
    faults = [
        f"{mark or 'unnumbered'} “{statement.text}” ({_list(unknown)})"
        for mark, statement in said
        if (unknown := _behind(statement, snapshot).lacks(statement.text))
    ]
    return _check("Every number of a statement is in its evidence", faults, len(said), "statement")


def _exhibits(ledger: Ledger, snapshot: str) -> Check:
    rows: dict[str, list[EvidenceRow]] = {}
    for row in evidence_rows(ledger, snapshot):
        rows.setdefault(row.entry, []).append(row)
    stated = {one.mark: one.statement for one in ledger.statements}
    faults = []
    for shown in ledger.exhibits:
        label = shown.label.replace("\N{NO-BREAK SPACE}", " ")
        own = Backing.of(rows.get(label, ()))
        lacking = [text for text in _texts(shown) if own.lacks(text)]
        unknown = {number for text in lacking for number in _lacks(text, own, stated, snapshot)}
        if unknown:
            faults.append(f"{label} “{shown.item.caption}” ({_list(unknown)})")
    name = "Every number of a figure's or table's text is in its evidence"
    return _check(name, faults, len(ledger.exhibits), "exhibit")


def _texts(shown: Exhibited) -> Iterator[str]:
    """Caption, note, head and cells; the cells of a register are its own.

    The name of a row may begin with a number: its place, or that of a step or an item.
    """
    item = shown.item
    yield item.caption
    yield item.note
    if isinstance(item, Table):
        yield from item.head
    if isinstance(item, Table) and not item.view:
        for name, *cells in (*item.rows, *item.more):
            yield from (cell.text for cell in cells)
            yield _PLACE.sub("", name.text)


def _lacks(text: str, own: Backing, stated: dict[str, Statement], snapshot: str) -> frozenset[str]:
    """Numbers of a text that neither its exhibit nor a statement that it repeats vouches for."""
    for mark, statement in stated.items():
        if f"[{mark}]" in text or statement.text in text:
            own = own | _behind(statement, snapshot)
    return own.lacks(text)


def _behind(statement: Statement, snapshot: str) -> Backing:
    return Backing.of(behind("", statement.evidence, statement.given, snapshot))


@dataclass(frozen=True, slots=True)
class Backing:
    """What rows of evidence vouch for.

    Attributes:
        numbers: values, ends of intervals, bases, probabilities and numbers of groups.
        scales: the ends of their units' scales: 5 of 'score, 1 to 5', 1,000 of 'per 1,000'.
    """

    numbers: frozenset[str]
    scales: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[EvidenceRow]) -> Backing:
        """What rows vouch for together."""
        held = tuple(rows)
        numbers = (
            number
            for row in held
            for number in (
                *(row.value, row.low, row.high, row.level, row.base),
                *(row.p, row.p_adjusted, row.tests, *_WHOLE.findall(row.group)),
            )
        )
        units = {row.unit for row in held}
        return cls(known(numbers), frozenset(end for unit in units for end in _END.findall(unit)))

    def __or__(self, other: Backing) -> Backing:
        return Backing(self.numbers | other.numbers, self.scales | other.scales)

    def lacks(self, text: str) -> frozenset[str]:
        """The numbers of a text that nothing vouches for; 'of 5' and 'per 1,000' are no numbers."""
        if not numerals(text) - self.numbers:
            return frozenset()
        for end in self.scales:
            text = re.sub(rf"\b(?:of|per|1 to)\s{end}\b", "", text, flags=re.IGNORECASE)
        return numerals(text) - self.numbers


def _words(ledger: Ledger) -> Check:
    said = dict.fromkeys((*(stated.statement for stated in ledger.statements), *ledger.said))
    faults = [
        f"“{statement.text}” ({'; '.join(reasons)})"
        for statement in said
        if (reasons := overreaching(statement))
    ]
    return _check(
        "No sentence claims more than its evidence carries", faults, len(said), "sentence"
    )


def _works(subject: Subject) -> Check:
    listed = {work.reference_key for work in registers.works(subject.evaluator)}
    cited = dict.fromkeys(subject.ledger.cited)
    faults = [f"'{key}' is cited and not among the works" for key in cited if key not in listed]
    return _check("Every work that is cited is listed", faults, len(cited), "work")


def _links(body: str) -> Check:
    anchors, links = set(_ANCHOR.findall(body)), dict.fromkeys(_LINK.findall(body))
    faults = [f"'{link}' is referred to and not there" for link in links if link not in anchors]
    return _check("Every mark and reference leads somewhere", faults, len(links), "target")


def _suppressed(ledger: Ledger, snapshot: str) -> Check:
    rows = [row for row in evidence_rows(ledger, snapshot) if row.state not in _NUMBERED]
    faults = [
        f"{row.entry} holds a number of {row.metric} that is {row.state}"
        for row in rows
        if any((row.value, row.low, row.high, row.base, row.p, row.p_adjusted))
    ]
    faults += [
        f"{shown.label} prints “{cell.text}” where a state should stand"
        for shown in ledger.exhibits
        if isinstance(shown.item, Table)
        for line in (*shown.item.rows, *shown.item.more)
        for cell in line
        if cell.kind is CellKind.STATE and numerals(cell.text)
    ]
    return _check("No suppressed value is present", faults, len(rows), "withheld group")


def _rows(ledger: Ledger) -> Check:
    tables = [shown for shown in ledger.exhibits if isinstance(shown.item, Table)]
    faults = []
    for shown in tables:
        table = shown.item
        if isinstance(table, Table) and any(
            len(row) != len(table.head) for row in (*table.rows, *table.more)
        ):
            faults.append(f"{shown.label} has rows of another width than its head")
    for shown in shortened(ledger):
        file, table = whole(shown), shown.item
        held = sum(1 for _ in csv.reader(io.StringIO(file.content.decode()))) - 1
        if isinstance(table, Table) and held != len(table.rows) + len(table.more):
            faults.append(f"{file.name} holds {held} rows, not all of {shown.label}")
    return _check("Tables and their attachments hold the same rows", faults, len(tables), "table")


def _load_ledger(subject: Subject) -> Check:
    files = registers.loaded_files(subject.evaluator)
    faults = [
        f"{file.file_name}: {file.rows_in} rows are not those accepted, rejected and superseded"
        for file in files
        if file.rows_in != file.rows_accepted + file.rows_rejected + file.rows_superseded
    ]
    return _check("The load ledger accounts for every row", faults, len(files), "file")


def _remarks(ledger: Ledger) -> Check:
    faults = [remark.fault for remark in ledger.remarks if remark.fault]
    name = "Every commentary is printed"
    return _check(name, faults, len(ledger.remarks), "commentary", "commentaries")


def _check(
    name: str, faults: list[str], looked_at: int, one: str, many: str | None = None
) -> Check:
    if not faults:
        return Check(name, passed=True, detail=f"{formats.count(looked_at, one, many)} checked.")
    more = f"; and {len(faults) - NAMED} more" if len(faults) > NAMED else ""
    return Check(name, passed=False, detail=f"{'; '.join(faults[:NAMED])}{more}.")


def _list(found: Iterable[str]) -> str:
    return formats.listing(sorted(found))
