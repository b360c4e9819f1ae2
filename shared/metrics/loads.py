"""What became of the files handed over, for those who mend them: rejects, warnings and gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from shared.contract import gaps as missing
from shared.metrics.evaluate import Evaluator
from shared.metrics.registers import freshness
from shared.store import Filter, Snapshot, rows_question

_OPEN: Filter = {"closed_by_load_id": [None]}


@dataclass(frozen=True, slots=True)
class Reject:
    """One rule that one row of a file broke.

    Attributes:
        row_no: row of the file, counted from 1 below the header.
        column_name: column at fault, as the file names it; None where the row as a whole is.
        value: as found, masked where it could identify a person; None where blank.
        closed_by: file that mended, replaced or repeats the row; None while it is open.
        closed_at: when that file was loaded (UTC); None while it is open.
    """

    file_name: str
    kind: str | None
    row_no: int
    column_name: str | None
    rule: str
    value: str | None
    closed_by: str | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RejectGroup:
    """How often the rows of one file broke one rule in one column.

    Attributes:
        rows: all of them.
        open: of these, how many wait to be mended.
    """

    file_name: str
    kind: str | None
    column_name: str | None
    rule: str
    rows: int
    open: int


@dataclass(frozen=True, slots=True)
class Rejects:
    """Rejected rows.

    Attributes:
        listed: the first of them, in order of load, row, column and rule.
        total: how many there are to list in all.
        groups: all of them, also those that are closed, in order of file, column and rule.
    """

    listed: tuple[Reject, ...]
    total: int
    groups: tuple[RejectGroup, ...]

    @property
    def open(self) -> int:
        """How many wait to be mended."""
        return sum(group.open for group in self.groups)


@dataclass(frozen=True, slots=True)
class Warned:
    """A rule that warned of rows which were kept."""

    file_name: str
    column_name: str | None
    rule: str
    rows: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something of a kind of file that is missing, in words: 'TVP: 2014-02'."""

    kind: str
    what: str


def rejects(evaluator: Evaluator, *, limit: int = 200, is_open: bool = False) -> Rejects:
    """Rejected rows, by themselves and by file and rule.

    Args:
        evaluator: over the snapshot that is asked.
        limit: most rows that are listed.
        is_open: list those alone that wait to be mended.
    """
    snapshot, where = evaluator.snapshot, _OPEN if is_open else {}
    columns = ("load_id", "row_no", "column_name", "rule")
    wanted = (*columns, "file_name", "kind", "value", "closed_by_load_id", "closed_at")
    asked = rows_question("v_reject", wanted, where, order=columns, limit=limit)
    files = dict(snapshot.rows("v_load_ledger", ("load_id", "file_name")).iter_rows())
    listed = tuple(_reject(row, files) for row in snapshot.ask(asked).iter_rows(named=True))
    total = snapshot.totals("v_reject", (), (), where)["rows"][0]
    return Rejects(listed, total, _groups(snapshot))


def warnings(evaluator: Evaluator) -> tuple[Warned, ...]:
    """Rules that warned of rows which were kept, in order of load, column and rule."""
    wanted = ("load_id", "file_name", "column_name", "rule", "rows")
    order = ("load_id", "column_name", "rule")
    frame = evaluator.snapshot.ask(rows_question("v_warning", wanted, order=order))
    return tuple(Warned(*row) for row in frame.drop("load_id").iter_rows())


def gaps(evaluator: Evaluator) -> tuple[Gap, ...]:
    """What is missing of the kinds of file that have arrived, in order of kind."""

    def distinct(view: str, columns: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
        return evaluator.snapshot.totals(view, (), columns).drop("rows").iter_rows()

    found = missing.gaps(distinct)
    kinds = [fresh.kind for fresh in freshness(evaluator)]
    return tuple(Gap(kind, what) for kind in kinds for what in found.get(kind, ()))


def _reject(row: dict[str, Any], files: dict[int, str]) -> Reject:
    del row["load_id"]
    closing = row.pop("closed_by_load_id")
    return Reject(**row, closed_by=None if closing is None else files[closing])


def _groups(snapshot: Snapshot) -> tuple[RejectGroup, ...]:
    by = ("file_name", "kind", "column_name", "rule")
    frame = snapshot.totals("v_reject", (), (*by, "closed_by_load_id"))
    is_open = pl.col("closed_by_load_id").is_null()
    counts = frame.group_by(by).agg(pl.col("rows").sum(), open=pl.col("rows").filter(is_open).sum())
    ordered = counts.sort("file_name", "column_name", "rule", nulls_last=True)
    return tuple(RejectGroup(**row) for row in ordered.iter_rows(named=True))
