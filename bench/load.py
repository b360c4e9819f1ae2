"""Loading with every check, lineage and publication against DuckDB's own read_csv into a table."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

import duckdb

from bench.pairs import PAIRS, Comparison, compare
from bench.street import MONTH_ROWS, street_files
from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.pseudonym import pseudonyms_from
from warehouse.snapshot import publish

MANY_ROWS = 5_000_000
PAIRS_OF_MANY_ROWS = 3


def compare_loads(folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    """Each number of rows, as one file and as a file a month, and how time grows with rows."""
    compared: dict[int, Comparison] = {}
    for rows in sizes:
        for files in (1, max(1, rows // MONTH_ROWS)):
            compared[rows] = _compare(folder / f"{rows}-in-{files}", rows, files)
            yield str(compared[rows])
    fewest, most = min(sizes), max(sizes)
    if fewest < most:
        few, many = compared[fewest], compared[most]
        yield (
            f"growth from {fewest:,} to {most:,} rows in a file a month: load "
            f"{_growth(few.ours, many.ours):.1f}-fold, read_csv "
            f"{_growth(few.theirs, many.theirs):.1f}-fold"
        )


def _growth(few: tuple[float, ...], many: tuple[float, ...]) -> float:
    return statistics.median(many) / statistics.median(few)


def _compare(folder: Path, rows: int, files: int) -> Comparison:
    sources = street_files(folder, rows=rows, files=files)
    compared = compare(
        f"load against read_csv, {rows:,} rows in {files} file{'s'[: files > 1]}",
        lambda: load(folder / "ours", sources),
        lambda: _read_csv(folder / "theirs.duckdb", sources),
        pairs=PAIRS if rows < MANY_ROWS else PAIRS_OF_MANY_ROWS,
    )
    shutil.rmtree(folder)
    return compared


def load(directory: Path, sources: list[Path]) -> None:
    """Load into a new warehouse and publish."""
    shutil.rmtree(directory, ignore_errors=True)
    pseudonyms = pseudonyms_from(directory.with_suffix(".key"))
    with open_master(directory, key_fingerprint=pseudonyms.fingerprint()) as connection:
        load_files(connection, sources, pseudonyms)
        publish(connection, directory, keep=1)


def _read_csv(target: Path, sources: list[Path]) -> None:
    target.unlink(missing_ok=True)
    with duckdb.connect(target) as connection:
        connection.execute("set enable_progress_bar = false")
        files = [str(source) for source in sources]
        connection.execute("create table street as from read_csv(?)", [files])
