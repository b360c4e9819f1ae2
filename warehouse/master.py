"""The master file: the one place where accepted rows are written, by one loader at a time.

Readers never open it; they read published snapshots (warehouse/snapshot.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from shared.contract.errors import StateFault
from shared.contract.pointer import SCHEMA_VERSION
from warehouse import scripts

MASTER = "master.duckdb"
LOCK_SECONDS = 600.0


class ArrowFrame:
    """Shows a Polars frame to DuckDB as nothing but an Arrow stream, so pyarrow is not needed."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)


@contextmanager
def open_master(directory: Path, *, key_fingerprint: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the master file read-write, alone, with its tables made.

    Raises:
        StateFault: another loader holds it too long, or it was made with another key or schema.
    """
    directory.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(directory / "loader.lock", timeout=LOCK_SECONDS):
            connection = duckdb.connect(directory / MASTER)
            try:
                connection.execute("set preserve_insertion_order = false")  # row_no keeps it
                connection.execute("set max_vacuum_tasks = 0")  # publication merges row groups
                for sql in scripts.tables().values():
                    connection.execute(sql)
                _hold_to(connection, "schema_version", SCHEMA_VERSION, _OTHER_SCHEMA)
                _hold_to(connection, "key_fingerprint", key_fingerprint, _OTHER_KEY)
                yield connection
            finally:
                connection.close()
    except duckdb.Error as fault:
        raise StateFault(
            f"{directory / MASTER} failed: {fault}. The last snapshot is still served. Check the "
            "disk's space and permissions; if it is damaged, load its files into a new directory."
        ) from fault
    except Timeout as fault:
        raise StateFault(
            f"Another loader has held {directory} for {LOCK_SECONDS:g} seconds. "
            "Wait for it to end, or stop it, and load again."
        ) from fault


_OTHER_KEY = "the pseudonym key differs from the one that it was made with. Restore that key file."
_OTHER_SCHEMA = "it was made by another version of Beatwise. Load its files into a new directory."


def _hold_to(connection: duckdb.DuckDBPyConnection, name: str, value: str, otherwise: str) -> None:
    connection.execute("insert or ignore into warehouse_meta values (?, ?)", [name, value])
    row = connection.execute("select value from warehouse_meta where name = ?", [name]).fetchone()
    if row != (value,):
        raise StateFault(f"This warehouse cannot be opened: {otherwise}")


def frame(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: list[Any] | None = None
) -> pl.DataFrame:
    """The result of a query as a Polars frame."""
    return pl.DataFrame(connection.sql(sql, params=parameters or []))
