"""One open snapshot: typed questions in, Polars frames out; values are always bound parameters.

Identifiers reach SQL only after the contract has vouched for them (shared/contract/relations).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import polars as pl

from shared.contract.relations import relation


@dataclass(frozen=True, slots=True)
class Span:
    """A closed range of values, from first to last; an open end is None."""

    first: Any
    last: Any


Filter = Mapping[str, Sequence[Any] | Span]
"""Column to the values that it may have, or to the span in which they lie."""


class Snapshot:
    """A published snapshot. It never changes, so whatever is computed from it stays true.

    Two snapshots are equal when they are the same file: results may be cached under it.

    Attributes:
        id: hash of the inputs that count.
        name: file name without its ending: id and edition.
        published_at: when it was published (UTC).
    """

    def __init__(
        self,
        *,
        identity: str,
        name: str,
        published_at: datetime,
        connection: duckdb.DuckDBPyConnection,
    ) -> None:
        self.id = identity
        self.name = name
        self.published_at = published_at
        self._connection = connection

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def rows(self, view: str, columns: Sequence[str], where: Filter | None = None) -> pl.DataFrame:
        """Columns of the rows of a view that pass a filter, in no promised order.

        Raises:
            UnknownName: the contract has no such view or column.
        """
        names = ", ".join(_column(view, name) for name in columns)
        clause, values = _where(view, where or {})
        return self._frame(f"select {names} from {relation(view).name}{clause}", values)

    def totals(
        self, view: str, sums: Sequence[str], by: Sequence[str], where: Filter | None = None
    ) -> pl.DataFrame:
        """Sums of columns over the rows that pass a filter, one row per combination of `by`.

        Returns:
            Columns `by`, then `sums` (null where every summed value is null), then `rows`: how
            many rows of the view stand behind each. Without `by`, one row, also over no rows.
        """
        summed = [f"sum({_column(view, name)}) as {name}" for name in sums]
        groups = [_column(view, name) for name in by]
        select = ", ".join([*groups, *summed, "count(*) as rows"])
        clause, values = _where(view, where or {})
        group = f" group by {', '.join(groups)} order by all" if groups else ""
        return self._frame(f"select {select} from {relation(view).name}{clause}{group}", values)

    def values(self, view: str, column: str) -> list[Any]:
        """The distinct values of a column, sorted, without null."""
        name = _column(view, column)
        sql = f"select distinct {name} from {relation(view).name} where {name} is not null"
        return list(self._frame(f"{sql} order by 1", [])[column])

    def _frame(self, sql: str, values: list[Any]) -> pl.DataFrame:
        cursor = self._connection.cursor()
        try:
            return pl.DataFrame(cursor.sql(sql, params=values))
        finally:
            cursor.close()


def _column(view: str, name: str) -> str:
    return relation(view).column(name).name


def _where(view: str, where: Filter) -> tuple[str, list[Any]]:
    clauses: list[str] = []
    values: list[Any] = []
    for name, wanted in where.items():
        column = _column(view, name)
        if isinstance(wanted, Span):
            for sign, end in ((">=", wanted.first), ("<=", wanted.last)):
                if end is not None:
                    clauses.append(f"{column} {sign} ?")
                    values.append(end)
        else:
            clauses.append(f"{column} in ({', '.join('?' * len(wanted))})")
            values.extend(wanted)
    return (f" where {' and '.join(clauses)}" if clauses else ""), values
