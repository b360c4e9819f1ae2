"""Feeds a table from frames that are made while it takes them: one statement for a whole file.

DuckDB compresses on its own threads what it has been given, while the next frame is being read and
judged on another. The maker of the frames must not use the connection meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import duckdb
import polars as pl
from arro3.core import RecordBatch, RecordBatchReader
from arro3.core import Table as ArrowTable


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, frames: Iterable[pl.DataFrame]
) -> None:
    """Insert every frame's rows by the names of their columns; the order of rows is not kept.

    Args:
        frames: of one schema; may be none.

    Raises:
        Exception: what the maker of the frames raised, unchanged.
    """
    stream = _Stream(frames)
    reader = stream.reader()
    if reader is None:
        return
    connection.register("frames", reader)
    try:
        connection.execute(f"insert into {table} by name select * from frames")
    except duckdb.Error:
        if stream.fault:
            raise stream.fault from None
        raise
    finally:
        connection.unregister("frames")


class _Stream:
    """Frames as Arrow batches; keeps what their maker raises, which DuckDB would turn to text."""

    def __init__(self, frames: Iterable[pl.DataFrame]) -> None:
        self._frames = iter(frames)
        self.fault: Exception | None = None

    def reader(self) -> RecordBatchReader | None:
        first = next(self._frames, None)
        if first is None:
            return None
        schema = ArrowTable.from_arrow(first).schema
        return RecordBatchReader.from_batches(schema, self._batches(first))

    def _batches(self, first: pl.DataFrame) -> Iterator[RecordBatch]:
        try:
            for frame in chain([first], self._frames):
                yield from ArrowTable.from_arrow(frame.cast(first.schema)).to_batches()
        except Exception as fault:
            self.fault = fault
            raise
