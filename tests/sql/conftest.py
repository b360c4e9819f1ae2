"""An empty master in memory: rows go in by table, marts are made, views are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from warehouse import scripts
from warehouse.snapshot import make_marts, renew_aggregates

Row = dict[str, Any]
BLANKS = {
    "VARCHAR": "x",
    "BIGINT": 1,
    "INTEGER": 1,
    "SMALLINT": 1,
    "BOOLEAN": False,
    "DATE": date(2014, 1, 1),
    "TIMESTAMP": datetime(2014, 1, 1),  # noqa: DTZ001 - the column has no zone
    "DOUBLE": 0.0,
    "VARCHAR[]": ["x"],
}


class Master:
    """Tables to fill and views to read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        for sql in scripts.tables().values():
            connection.execute(sql)

    def fill(self, table: str, *rows: Row) -> None:
        """Insert rows; columns that must be filled and are not given get a bland value."""
        columns = self.connection.execute(
            "select column_name, data_type, is_nullable from information_schema.columns "
            "where table_name = ?",
            [table],
        ).fetchall()
        for row in rows:
            needed = {name: BLANKS[kind] for name, kind, null in columns if null == "NO"}
            values = needed | row
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            self.connection.execute(
                f"insert into {table} ({names}) values ({marks})", list(values.values())
            )

    def make_marts(self) -> None:
        """Make every view from what has been filled in."""
        renew_aggregates(self.connection)
        make_marts(self.connection)

    def read(self, view: str, *columns: str) -> list[tuple[Any, ...]]:
        """Rows of a view, sorted."""
        found = self.connection.execute(f"select {', '.join(columns)} from {view}").fetchall()
        return sorted(found, key=lambda row: tuple((v is not None, v) for v in row))

    def offenders(self, audit: str) -> int:
        """Rows that an audit finds."""
        return len(self.connection.execute(scripts.audits()[audit]).fetchall())


@pytest.fixture
def master() -> Iterator[Master]:
    """Empty tables, in memory."""
    with duckdb.connect(":memory:") as connection:
        yield Master(connection)
