"""One open snapshot: questions in, Polars frames out; values are always bound, never written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import duckdb
import polars as pl

from shared.contract.relations import quickest, relation
from shared.store.question import Filter, Question, rows_question, totals_question


class Snapshot:
    """A published snapshot. It never changes, so whatever is computed from it stays true.

    Two snapshots are equal when they are the same file.

    Attributes:
        id: hash of the inputs that count.
        name: file name without its ending: id and edition.
        published_at: when it was published (UTC).
        memory: what has been computed from it, by the function that computed it; see
            `remembered_with_snapshot`.
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
        self.memory: dict[Callable[..., Any], Callable[..., Any]] = {}
        self._connection = connection

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def ask(self, question: Question) -> pl.DataFrame:
        """What a question selects.

        Values are bound to variables of a connection of this question's own: DuckDB streams what
        such a question gives, and copies value by value what one with parameters gives. A tuple is
        bound as one list, however many values it has.
        """
        cursor = self._connection.cursor()
        try:
            bound = []
            for number, value in enumerate(question.values):
                variable = f"getvariable('bound_{number}')"
                is_list = isinstance(value, tuple)
                bound.append(f"(select unnest({variable}))" if is_list else variable)
                cursor.execute(
                    f"set variable bound_{number} = ?", [list(value) if is_list else value]
                )
            return pl.DataFrame(cursor.sql(question.filled(bound)))
        finally:
            cursor.close()

    def rows(self, view: str, columns: Sequence[str], where: Filter | None = None) -> pl.DataFrame:
        """Columns of the rows of a view that pass a filter, in no promised order.

        Raises:
            UnknownName: the contract has no such view or column.
        """
        return self.ask(rows_question(view, columns, where))

    def totals(
        self, view: str, sums: Sequence[str], by: Sequence[str], where: Filter | None = None
    ) -> pl.DataFrame:
        """Sums of columns over the rows that pass a filter, one row per combination of `by`.

        Returns:
            Columns `by`, then `sums` (null where every summed value is null), then `rows`: how
            many rows of the view stand behind each. Without `by`, one row, also over no rows.

        Raises:
            UnknownName: the contract has no such view or column.
        """
        return self.ask(totals_question(view, sums, by, where))

    def values(self, view: str, column: str) -> list[Any]:
        """The distinct values of a column, sorted, without null.

        Raises:
            UnknownName: the contract has no such view or column.
        """
        name = relation(view).column(column).name
        held = quickest(view, [name])
        sql = f"select distinct {name} from {held} where {name} is not null"
        return list(self.ask(Question(f"{sql} order by 1"))[column])
