"""Frames become rows of a table in one statement, and what their maker raises stays what it is."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import polars as pl
import pytest

from warehouse import stream


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("create table t (name varchar, n bigint, extra date)")
        yield made


def test_every_frame_is_inserted_by_name(connection: duckdb.DuckDBPyConnection) -> None:
    frames = [pl.DataFrame({"n": [k], "name": [f"row {k}"]}) for k in range(5)]
    stream.insert(connection, "t", frames)
    found = connection.execute("select n, name, extra from t order by n").fetchall()
    assert found == [(k, f"row {k}", None) for k in range(5)]


def test_no_frame_inserts_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    stream.insert(connection, "t", iter(()))
    assert connection.execute("select count(*) from t").fetchone() == (0,)


def test_column_that_a_later_frame_leaves_null_keeps_its_type(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    stream.insert(connection, "t", [pl.DataFrame({"n": [1]}), pl.DataFrame({"n": [None]})])
    assert connection.execute("select n from t order by n").fetchall() == [(1,), (None,)]


@pytest.mark.parametrize("sound", [0, 1, 3])
def test_fault_of_the_maker_is_raised_unchanged(
    connection: duckdb.DuckDBPyConnection, sound: int
) -> None:
    fault = LookupError("row 7 is cut")

    def frames() -> Iterator[pl.DataFrame]:
        for k in range(sound):
            yield pl.DataFrame({"n": [k]})
        raise fault

    connection.execute("begin")
    with pytest.raises(LookupError) as raised:
        stream.insert(connection, "t", frames())
    assert raised.value is fault
    connection.execute("rollback")
    assert connection.execute("select count(*) from t").fetchone() == (0,)


def test_fault_of_the_table_is_raised(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error, match="Could not convert"):
        stream.insert(connection, "t", [pl.DataFrame({"n": ["no number"]})])
    assert connection.execute("select count(*) from t").fetchone() == (0,)
