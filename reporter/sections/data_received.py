"""Annex: every file that was handed over, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, whole, words
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import kind_title
from shared.findings import Statement, accounts
from shared.metrics import registers
from shared.metrics.registers import Freshness, LoadedFile

LISTED = 20
"""Files that are printed; the table's attachment holds all."""


@dataclass(frozen=True, slots=True)
class DataReceived:
    """What was received, by kind and by file; None where nothing was."""

    received: Statement
    kinds: Table | None
    files: Table | None


def build(subject: Subject) -> DataReceived:
    """The ledger in order of kind and name, so that the order of arrival does not show."""
    kinds = registers.freshness(subject.evaluator)
    received = accounts.data_received(subject.evaluator, kinds)
    files = sorted(
        registers.loaded_files(subject.evaluator),
        key=lambda file: (file.kind or "~", file.file_name, file.state),
    )
    return DataReceived(
        received, _kinds(kinds) if kinds else None, _table(files) if files else None
    )


def _kinds(kinds: tuple[Freshness, ...]) -> Table:
    return Table(
        key="kinds",
        caption="Data received, by kind of file",
        head=("Kind of file", "Files", "Rows", "Accepted", "Rejected", "Superseded", "Newest row"),
        rows=tuple(
            (
                Cell(kind_title(kind.kind)),
                whole(kind.files),
                whole(kind.rows_in),
                whole(kind.rows_accepted),
                whole(kind.rows_rejected),
                whole(kind.rows_superseded),
                words(formats.day(kind.newest) if kind.newest else None),
            )
            for kind in kinds
        ),
        note="Rows are accepted, rejected for breaking a rule, or superseded by a later file; the "
        "three add up to the rows handed over. Newest row: the latest day that a row is dated by; "
        "days on which pilots begin and end do not count. Source: load ledger.",
        view="v_data_freshness",
    )


def _table(files: list[LoadedFile]) -> Table:
    rows = tuple(map(_row, files))
    return Table(
        key="files",
        caption="Files handed over",
        head=("File", "Kind", "State", "Rows", "Accepted", "Rejected", "Superseded"),
        rows=rows[:LISTED],
        more=rows[LISTED:],
        view="v_load_ledger",
        note="Source: load ledger of the snapshot. Rows are those accepted, rejected and "
        "superseded.",
        wide=True,
    )


def _row(file: LoadedFile) -> tuple[Cell, ...]:
    return (
        Cell(file.file_name),
        Cell(kind_title(file.kind or "unknown")),
        Cell(file.state),
        whole(file.rows_in),
        whole(file.rows_accepted),
        whole(file.rows_rejected),
        whole(file.rows_superseded),
    )
