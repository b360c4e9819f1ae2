"""Annex: every file that was handed over, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, whole
from reporter.section import Subject
from shared.contract.vocabulary import kind_title
from shared.findings import Statement, accounts
from shared.metrics import registers
from shared.metrics.registers import LoadedFile

LISTED = 150


@dataclass(frozen=True, slots=True)
class DataReceived:
    """The load ledger; `left_out` counts the files beyond those listed."""

    received: Statement
    files: Table | None
    left_out: int


def build(subject: Subject) -> DataReceived:
    """The ledger in order of kind and name, so that the order of arrival does not show."""
    received = accounts.data_received(subject.evaluator, registers.freshness(subject.evaluator))
    files = sorted(
        registers.loaded_files(subject.evaluator),
        key=lambda file: (file.kind or "~", file.file_name, file.state),
    )
    table = _table(files[:LISTED]) if files else None
    return DataReceived(received, table, max(0, len(files) - LISTED))


def _table(files: list[LoadedFile]) -> Table:
    return Table(
        key="files",
        caption="Files handed over",
        head=("File", "Kind", "State", "Rows", "Accepted", "Rejected", "Superseded"),
        rows=tuple(
            (
                Cell(file.file_name),
                Cell(kind_title(file.kind or "unknown")),
                Cell(file.state),
                whole(file.rows_in),
                whole(file.rows_accepted),
                whole(file.rows_rejected),
                whole(file.rows_superseded),
            )
            for file in files
        ),
        note="Source: load ledger of the snapshot.",
        wide=True,
    )
