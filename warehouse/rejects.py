"""Rejected rows: kept as they were handed over, given back for mending, closed when mended.

A reject is closed, never deleted: by an accepted row that names it in the column `beatwise_reject`
(as the files do that are given back) or equals it in every cell that neither broke a rule nor was
masked, by the same row when it is handed over and rejected once more, and by a newer file that
replaces all that its own file brought.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb
import polars as pl

from warehouse.check import MASK
from warehouse.masking import MARKS, NAME_MARK, masker
from warehouse.master import ArrowFrame, frame
from warehouse.source import ROW_NO, FileContext, Rule, Source

REJECT_COLUMN = "beatwise_reject"
CELLS_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    ROW_NO: pl.Int64,
    "cells": pl.List(pl.String),
}
MARKED = (MASK, NAME_MARK, *MARKS)
NAMED = ("load_id", "reject_row_no")
TWIN = "twin"


def kept(rows: pl.DataFrame, source: Source, context: FileContext) -> pl.DataFrame:
    """Raw rows as row_no and cells, in the order of the file's columns; null where blank.

    Columns that identify a person, and those that the kind does not declare, are masked whole; in
    all others whatever has the form of a contact, or is a name of the roster.
    """
    shown = {column.name for column in source.columns if not column.private}
    shown.update(source.repeated_in(context.header))
    within = masker(context)
    cells = (within.text(name) if name in shown else _masked(name) for name in context.header)
    return rows.select(pl.col(ROW_NO).cast(pl.Int64), cells=pl.concat_list(cells))


def filled_in_again(source: Source) -> tuple[Rule, ...]:
    """What was masked in a row that is given back must be filled in before it can be taken."""
    return tuple(
        Rule(
            name="is filled in again where it was masked",
            column=column.name,
            broken=pl.col(column.name) == MASK,
        )
        for column in source.columns
        if column.private
    )


def kept_misfit(cells: list[str], source: Source, context: FileContext) -> list[str]:
    """A row with more or fewer cells than its header; masked whole where one may be private."""
    if any(column.private for column in source.columns):
        return [MASK]
    return masker(context).texts(pl.Series(cells, dtype=pl.String)).to_list()


def _masked(column: str) -> pl.Expr:
    return pl.when(pl.col(column).is_not_null()).then(pl.lit(MASK))


@dataclass(slots=True)
class OpenRejects:
    """The rows of one kind that wait to be mended, and those that a new file has mended so far.

    Attributes:
        waiting: for each set of columns that a mended row must share with a rejected one, those
            rejected rows: load_id, reject_row_no and the shared cells, of which one is filled.
        mended: load_id and reject_row_no of those that accepted rows have closed.
    """

    waiting: dict[tuple[str, ...], pl.DataFrame] = field(default_factory=dict)
    mended: list[pl.DataFrame] = field(default_factory=list)

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, kind: str, load_id: int) -> OpenRejects:
        """Those of all loads of the kind but one."""
        found = frame(
            connection,
            """
            select load_id, row_no, any_value(cells) as cells, any_value(header) as header,
                list(distinct column_name) as broken
            from load_rejected_row
            join load_ledger using (load_id)
            join load_reject using (load_id, row_no)
            where kind = ? and load_id <> ? and closed_by_load_id is null
            group by load_id, row_no
            order by load_id, row_no
            """,
            [kind, load_id],
        )
        waiting: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        for older, row_no, cells, header, broken in found.iter_rows():
            shared = _shared_cells(header, cells, set(broken))
            if any(shared.values()):
                waiting.setdefault(tuple(shared), []).append((older, row_no, *shared.values()))
        return cls({names: _waiting(names, rows) for names, rows in waiting.items()})

    def meet(self, accepted: pl.DataFrame) -> None:
        """Take what accepted raw rows mend; each row mends one reject of a set of columns."""
        if REJECT_COLUMN in accepted.columns:
            self.mended.append(_named_rejects(accepted))
        for names, rejects in self.waiting.items():
            if set(names) <= set(accepted.columns):
                rows = accepted.select(names).with_columns(_twin(names))
                pairs = rejects.with_columns(_twin(names)).join(
                    rows, on=[*names, TWIN], how="semi", nulls_equal=True
                )
                self.mended.append(pairs.select(NAMED))
                self.waiting[names] = rejects.join(pairs, on=NAMED, how="anti")

    def close_mended(self, connection: duckdb.DuckDBPyConnection, kind: str, load_id: int) -> None:
        """Close, in the name of a load, what its accepted rows mended."""
        if not self.mended:
            return
        connection.register("mended", ArrowFrame(pl.concat(self.mended)))
        connection.execute(
            """
            update load_rejected_row set closed_by_load_id = $closer
            from mended, load_ledger
            where load_rejected_row.load_id = mended.load_id
                and load_rejected_row.row_no = mended.reject_row_no
                and load_ledger.load_id = mended.load_id and kind = $kind
                and load_rejected_row.load_id <> $closer and closed_by_load_id is null
            """,
            {"closer": load_id, "kind": kind},
        )
        connection.unregister("mended")


def close_repeated(connection: duckdb.DuckDBPyConnection, kind: str, load_id: int) -> None:
    """Close, in the name of a load, older rejects that it rejects once more."""
    connection.execute(
        """
        update load_rejected_row as older set closed_by_load_id = $closer
        from load_rejected_row as again, load_ledger as before, load_ledger as now
        where again.load_id = $closer and older.load_id <> $closer
            and older.cells = again.cells and older.closed_by_load_id is null
            and before.load_id = older.load_id and before.kind = $kind
            and now.load_id = $closer and before.header = now.header
        """,
        {"closer": load_id, "kind": kind},
    )


def _shared_cells(
    header: list[str], cells: list[str | None], broken: set[str]
) -> dict[str, str | None]:
    """The cells that a mended row will have as well; none of a row that does not fit its header."""
    if len(header) != len(cells):
        return {}
    return {
        name: cell
        for name, cell in zip(header, cells, strict=True)
        if name not in broken and not any(mark in (cell or "") for mark in MARKED)
    }


def _waiting(names: tuple[str, ...], rows: list[tuple[object, ...]]) -> pl.DataFrame:
    numbers = dict.fromkeys(NAMED, pl.Int64)
    return pl.DataFrame(rows, schema=numbers | dict.fromkeys(names, pl.String), orient="row")


def _twin(names: tuple[str, ...]) -> pl.Expr:
    """Numbers rows that are equal in some columns, so that each is met once."""
    return pl.int_range(pl.len()).over(names).alias(TWIN)


def _named_rejects(accepted: pl.DataFrame) -> pl.DataFrame:
    """The rejects that rows name as load and row, such as 12-345; other texts name none."""
    parts = pl.col(REJECT_COLUMN).str.extract_groups(r"^(\d{1,9})-(\d{1,9})$")
    numbers = (parts.struct.field(str(n)).cast(pl.Int64).alias(c) for n, c in enumerate(NAMED, 1))
    return accepted.select(numbers).drop_nulls()
