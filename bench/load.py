"""Loading with every check, lineage and publication against DuckDB's own read_csv into a table."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from bench.pairs import Comparison, compare
from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.pseudonym import pseudonyms_from
from warehouse.sample import write_sample
from warehouse.snapshot import publish


def street_file(folder: Path, *, rows: int) -> Path:
    """One street file of about that many rows, repeated from the sample's 42 months."""
    months = [path for path in write_sample(folder / "inbox") if path.name.endswith("street.csv")]
    header, *_ = months[0].read_bytes().split(b"\n", 1)
    body = b"".join(path.read_bytes().split(b"\n", 1)[1] for path in months)
    target = folder / f"street-{rows}.csv"
    with target.open("wb") as stream:
        stream.write(header + b"\n")
        for _ in range(max(1, round(rows / body.count(b"\n")))):
            stream.write(body)
    return target


def compare_load(folder: Path, *, rows: int) -> Comparison:
    """Beatwise's load and publication against read_csv and create table, of one file."""
    source = street_file(folder, rows=rows)
    return compare(
        f"load against read_csv, {rows:,} rows",
        lambda: _ours(folder / "ours", source),
        lambda: _theirs(folder / "theirs.duckdb", source),
    )


def _ours(directory: Path, source: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)
    pseudonyms = pseudonyms_from(directory.with_suffix(".key"))
    with open_master(directory, key_fingerprint=pseudonyms.fingerprint()) as connection:
        load_files(connection, [source], pseudonyms)
        publish(connection, directory, keep=1)


def _theirs(target: Path, source: Path) -> None:
    target.unlink(missing_ok=True)
    with duckdb.connect(target) as connection:
        connection.execute(f"create table street as from read_csv('{source}')")
