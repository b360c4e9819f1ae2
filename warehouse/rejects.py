"""Rejected rows: kept as they were handed over, given back for mending, closed when mended.

A reject is closed, never deleted: by an accepted row that names it in the column `beatwise_reject`
(as the files do that are given back) or equals it in every cell that did not break a rule (those
masked whole by their key, those masked in part not at all), by the same row when it is handed over
and rejected once more, and by a newer file that replaces all that its own file brought.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb
import polars as pl

from warehouse.check import MASK
from warehouse.masking import MARKS, NAME_MARK, PERSON_MARK, masker
from warehouse.master import ArrowFrame, frame
from warehouse.source import ROW_NO, FileContext, Rule, Source

REJECT_COLUMN = "beatwise_reject"
KEPT_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    ROW_NO: pl.Int64,
    "cells": pl.List(pl.String),
    "keys": pl.List(pl.String),
}
MARKED = (MASK, NAME_MARK, PERSON_MARK, *MARKS)
NAMED = ("load_id", "reject_row_no")
TWIN = "twin"


def kept_rows(rows: pl.DataFrame, source: Source, context: FileContext) -> pl.DataFrame:
    """Raw rows as row_no, cells and keys, in the order of the file's columns; null where blank.

    Columns that identify a person, and those that the kind does not declare, are masked whole and
    leave a keyed pseudonym in `keys`; all others are masked where they have the form of a contact,
    or a name of the roster.
    """
    shown = {column.name for column in source.columns if not column.private}
    shown.update(source.repeated_in(context.header))
    within = masker(context)
    cells = (within.text(c) if c in shown else _masked(c) for c in context.header)
    keys = (
        (pl.lit(None, pl.String) if name in shown else _key(rows[name], context)).alias(name)
        for name in context.header
    )
    number = pl.col(ROW_NO).cast(pl.Int64)
    return rows.select(number, cells=pl.concat_list(cells)).with_columns(
        rows.select(number, *keys).select(keys=pl.concat_list(context.header)).to_series()
    )


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


def kept_misfit(
    cells: list[str], source: Source, context: FileContext
) -> tuple[list[str], list[str | None]]:
    """Cells and keys of a row with more or fewer cells than its header.

    Masked whole where one may be private, since nothing tells which.
    """
    if any(column.private for column in source.columns):
        return [MASK], _key(pl.Series(["\x1f".join(cells)]), context).to_list()
    masked = masker(context).texts(pl.Series(cells, dtype=pl.String)).to_list()
    return masked, [None] * len(masked)


def _key(values: pl.Series, context: FileContext) -> pl.Series:
    """Keyed pseudonyms of cells, apart from those of codes of persons; null stays null."""
    return context.pseudonyms.of("cell|" + values.cast(pl.String))


def _masked(column: str) -> pl.Expr:
    return pl.when(pl.col(column).is_not_null()).then(pl.lit(MASK))


@dataclass(slots=True)
class OpenRejects:
    """The rows of one kind that wait to be mended, and those that a new file has mended so far.

    Attributes:
        context: of the new file.
        waiting: for each set of columns that a mended row must share with a rejected one, and
            those of them that are compared by key, those rejected rows: load_id, reject_row_no and
            the shared cells or keys, of which one is filled.
        mended: load_id and reject_row_no of those that accepted rows have closed.
        repeated: the same of those that rejected rows name, and the row_no of each.
    """

    context: FileContext
    waiting: dict[tuple[_Shared, ...], pl.DataFrame] = field(default_factory=dict)
    mended: list[pl.DataFrame] = field(default_factory=list)
    repeated: list[pl.DataFrame] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        connection: duckdb.DuckDBPyConnection,
        source: Source,
        load_id: int,
        context: FileContext,
    ) -> OpenRejects:
        """Those of all loads of the kind but one.

        A row whose fault lies in a cell that identifies is left out: another person's row could be
        equal in all that remains. It is closed by its number alone.
        """
        private = {column.name for column in source.columns if column.private}
        found = frame(
            connection,
            """
            select load_id, row_no, any_value(cells) as cells, any_value(keys) as keys,
                any_value(header) as header, list(distinct column_name) as broken
            from load_rejected_row
            join load_ledger using (load_id)
            join load_reject using (load_id, row_no)
            where kind = ? and load_id <> ? and closed_by_load_id is null
            group by load_id, row_no
            order by load_id, row_no
            """,
            [source.kind, load_id],
        )
        waiting: dict[tuple[_Shared, ...], list[tuple[object, ...]]] = {}
        for older, row_no, cells, keys, header, broken in found.iter_rows():
            if len(header) == len(cells) and not private & set(broken):
                shared = _shared_cells(header, cells, keys, set(broken))
                if any(shared.values()):
                    waiting.setdefault(tuple(shared), []).append((older, row_no, *shared.values()))
        return cls(context, {columns: _waiting(columns, rows) for columns, rows in waiting.items()})

    def meet(self, accepted: pl.DataFrame) -> None:
        """Take what accepted raw rows mend; each row mends one reject of a set of columns."""
        if REJECT_COLUMN in accepted.columns:
            self.mended.append(_named_rejects(accepted).select(NAMED))
        for columns, rejects in self.waiting.items():
            names = [column.name for column in columns]
            if set(names) <= set(accepted.columns):
                hidden = [column.name for column in columns if column.by_key]
                keyed = (_key(accepted[name], self.context).alias(name) for name in hidden)
                rows = accepted.select(names).with_columns(keyed).with_columns(_twin(names))
                pairs = rejects.with_columns(_twin(names)).join(
                    rows, on=[*names, TWIN], how="semi", nulls_equal=True
                )
                self.mended.append(pairs.select(NAMED))
                self.waiting[columns] = rejects.join(pairs, on=NAMED, how="anti")

    def meet_rejected(self, rejected: pl.DataFrame) -> None:
        """Take what rejected raw rows name: they were given back, and are not mended yet."""
        if REJECT_COLUMN in rejected.columns:
            self.repeated.append(_named_rejects(rejected))

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

    def close_named_again(self, connection: duckdb.DuckDBPyConnection, load_id: int) -> None:
        """Close the rejects of a load that name an open one, which stays the one to be mended."""
        if not self.repeated:
            return
        connection.register("again", ArrowFrame(pl.concat(self.repeated)))
        connection.execute(
            """
            update load_rejected_row set closed_by_load_id = named.load_id
            from again, load_rejected_row as named
            where load_rejected_row.load_id = $load_id
                and load_rejected_row.row_no = again.row_no
                and named.load_id = again.load_id and named.row_no = again.reject_row_no
                and named.load_id <> $load_id and named.closed_by_load_id is null
            """,
            {"load_id": load_id},
        )
        connection.unregister("again")


def close_repeated(connection: duckdb.DuckDBPyConnection, kind: str, load_id: int) -> None:
    """Close, in the name of a load, older rejects that it rejects once more."""
    connection.execute(
        """
        update load_rejected_row as older set closed_by_load_id = $closer
        from load_rejected_row as again, load_ledger as before, load_ledger as now
        where again.load_id = $closer and older.load_id <> $closer
            and older.cells = again.cells and older.keys = again.keys
            and older.closed_by_load_id is null and again.closed_by_load_id is null
            and before.load_id = older.load_id and before.kind = $kind
            and now.load_id = $closer and before.header = now.header
        """,
        {"closer": load_id, "kind": kind},
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """A column by which a mended row is told, as it stands or by its key."""

    name: str
    by_key: bool


def _shared_cells(
    header: list[str], cells: list[str | None], keys: list[str | None], broken: set[str]
) -> dict[_Shared, str | None]:
    """The cells, or their keys, that a mended row will have as well."""
    return {
        _Shared(name, key is not None): key or cell
        for name, cell, key in zip(header, cells, keys, strict=True)
        if name not in broken and (key or not any(mark in (cell or "") for mark in MARKED))
    }


def _waiting(columns: tuple[_Shared, ...], rows: list[tuple[object, ...]]) -> pl.DataFrame:
    schema = dict.fromkeys(NAMED, pl.Int64) | {column.name: pl.String for column in columns}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _twin(names: list[str]) -> pl.Expr:
    """Numbers rows that are equal in some columns, so that each is met once."""
    return pl.int_range(pl.len()).over(names).alias(TWIN)


def _named_rejects(rows: pl.DataFrame) -> pl.DataFrame:
    """The rejects that rows name as load and row, such as 12-345; other texts name none.

    Returns:
        load_id, reject_row_no and the row_no of the row that names it.
    """
    parts = pl.col(REJECT_COLUMN).str.extract_groups(r"^(\d{1,9})-(\d{1,9})$")
    numbers = (parts.struct.field(str(n)).cast(pl.Int64).alias(c) for n, c in enumerate(NAMED, 1))
    return rows.select(*numbers, pl.col(ROW_NO).cast(pl.Int64)).drop_nulls()
