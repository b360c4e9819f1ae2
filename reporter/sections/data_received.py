"""Annex: every file that was handed over, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, whole
from reporter.section import Subject
from shared.contract.vocabulary import kind_title
from shared.findings import Statement, accounts
from shared.metrics import registers
from shared.metrics.registers import LoadedFile

LISTED = 40
"""Files that are printed; the table's attachment holds all."""


@dataclass(frozen=True, slots=True)
class DataReceived:
    """What was received, and the load ledger; None where nothing was."""

    received: Statement
    files: Table | None


def build(subject: Subject) -> DataReceived:
    """The ledger in order of kind and name, so that the order of arrival does not show."""
    received = accounts.data_received(subject.evaluator, registers.freshness(subject.evaluator))
    files = sorted(
        registers.loaded_files(subject.evaluator),
        key=lambda file: (file.kind or "~", file.file_name, file.state),
    )
    return DataReceived(received, _table(files) if files else None)


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
