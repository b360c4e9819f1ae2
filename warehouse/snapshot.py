"""Builds, publishes and opens snapshots: immutable DuckDB files that readers open.

A snapshot's id is a hash of what is in it: the content hashes of the files whose rows count and how
many do, which of them replaced rows of which, how many were masked for a name of the roster, the
schema version and the pseudonym key's fingerprint. Times and DuckDB's bytes stay out, so the same
inputs give the same id on any machine with the same key.
Refused files do not change the id, but they do stand in the ledger: publishing the same id with a
longer ledger gives it a new edition under a new file name, and readers follow the pointer to it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from shared.contract.errors import DefinitionFault, NoSnapshot, StateFault
from shared.contract.pointer import POINTER, SNAPSHOTS, Pointer, read_pointer
from shared.contract.relations import RELATIONS, Relation
from shared.contract.relations.columns import LINEAGE, integer
from warehouse import scripts
from warehouse.catalogue import SOURCES
from warehouse.kept import prune
from warehouse.masking import NAMES_RULE
from warehouse.master import MASTER, frame

ID_HEX = 16
LOADS_BETWEEN_MERGES = 32
STORED_ROWS = {
    "load_id": "The load; see v_load_ledger.",
    "rows": "Rows of its file that are stored today.",
    "newest": "Latest day that they name; null where undated.",
}
RECORDS = integer(records="Rows of the table that the aggregate counts in one.")


@dataclass(frozen=True, slots=True)
class Fault:
    """An audit that returned rows."""

    audit: str
    rows: pl.DataFrame


def publish(connection: duckdb.DuckDBPyConnection, directory: Path, *, keep: int) -> Pointer:
    """Publish what the master holds, unless exactly that is published already.

    Args:
        connection: the open master; it is checkpointed, and a copy of its file is made while the
            loader's lock keeps everyone else away.
        keep: unpinned snapshot files that stay.

    Raises:
        DefinitionFault: an audit found rows; nothing was published.
    """
    identity, edition = _identity(connection), _edition(connection)
    published = _published(directory)
    if published and (published.snapshot, published.edition) == (identity, edition):
        return published
    file = _build(connection, directory, f"{identity}.{edition}.duckdb")
    pointer = Pointer(identity, edition, file, datetime.now(UTC))
    _point(directory, pointer)
    if published:
        _release(directory / SNAPSHOTS / published.file)
    prune(directory, keep=keep)
    return pointer


def audit(connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Run every audit and every relation's grain check; the faults found."""
    queries = scripts.audits() | {
        f"grain of {name}": _grain_audit(relation) for name, relation in RELATIONS.items()
    }
    found = ((name, frame(connection, sql)) for name, sql in queries.items())
    return [Fault(name, rows) for name, rows in found if rows.height]


@contextmanager
def open_snapshot(
    directory: Path, *, snapshot: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published snapshot, read-only: the newest, or one that is still kept.

    Raises:
        NoSnapshot: nothing is published, or not under that id.
    """
    connection = connect_read_only(snapshot_path(directory, snapshot))
    try:
        yield connection
    finally:
        connection.close()


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a snapshot's file.

    Raises:
        StateFault: the file is gone or damaged.
    """
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error as fault:
        raise StateFault(
            f"Snapshot {path.stem} cannot be opened: {fault}. "
            f"Delete {path.parent.parent / POINTER} and load any file: it is published anew."
        ) from fault


def snapshot_path(directory: Path, snapshot: str | None = None) -> Path:
    """The file of a published snapshot, by its id or by its id and edition.

    Raises:
        NoSnapshot: nothing is published, or not under that id.
    """
    pointer = read_pointer(directory)
    if pointer is None:
        raise NoSnapshot(f"Nothing has been published in {directory} yet. Load a file into it.")
    if snapshot in (None, pointer.snapshot):
        return directory / SNAPSHOTS / pointer.file
    files = sorted((directory / SNAPSHOTS).glob("*.duckdb"), key=_age)
    kept = [file for file in files if snapshot in (file.stem, file.stem.split(".")[0])]
    if not kept:
        raise NoSnapshot(f"Snapshot '{snapshot}' is not kept in {directory}. See `status`.")
    return kept[-1]


def _published(directory: Path) -> Pointer | None:
    """What is published; a damaged pointer counts as none, as it is about to be written anew."""
    try:
        return read_pointer(directory)
    except StateFault:
        return None


def _identity(connection: duckdb.DuckDBPyConnection) -> str:
    inputs = connection.execute(
        """
        select kind || ' ' || file_sha256 || ' ' || rows_accepted
        from load_ledger where rows_accepted > 0
        union all
        select newer.file_sha256 || ' over ' || older.file_sha256
        from load_supersession
        join load_ledger as newer using (load_id)
        join load_ledger as older on older.load_id = superseded_load_id
        union all
        select file_sha256 || ' ' || column_name || ' names ' || rows
        from load_warning join load_ledger using (load_id)
        where rows_accepted > 0 and rule = $names_rule
        union all
        select name || ' ' || value from warehouse_meta
        order by 1
        """,
        {"names_rule": NAMES_RULE},
    ).fetchall()
    return _hash(inputs)[:ID_HEX]


def _edition(connection: duckdb.DuckDBPyConnection) -> str:
    ledger = connection.execute(
        "select * exclude (load_id, loaded_at, judged_at) from load_ledger order by file_sha256"
    ).fetchall()
    return _hash(ledger)[:4]


def _hash(rows: list[tuple[object, ...]]) -> str:
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _build(connection: duckdb.DuckDBPyConnection, directory: Path, name: str) -> str:
    folder = directory / SNAPSHOTS
    folder.mkdir(exist_ok=True)
    _clear(folder)  # a loader that was killed could not tidy up
    building = folder / f".building-{name}"
    renew_aggregates(connection)
    _write_out(connection)
    try:
        shutil.copyfile(directory / MASTER, building)
        with duckdb.connect(building, config={"max_vacuum_tasks": 0}) as copy:
            make_marts(copy)
            _hold_to_audits(copy)
            copy.execute("checkpoint")
        _sync(building)
        building.replace(folder / name)
        _sync(folder)
    finally:
        _clear(folder)
    return name


def _write_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Leave all in the master's file; merge row groups now and then.

    Each load leaves row groups that are not full. To merge them takes seconds in a large warehouse,
    and never to do so costs half a megabyte a load.
    """
    newest = connection.execute("select coalesce(max(load_id), 0) from load_ledger").fetchone()
    merges = newest is not None and newest[0] % LOADS_BETWEEN_MERGES == 0
    connection.execute(f"set max_vacuum_tasks = {int(merges)}")
    connection.execute("checkpoint")


def _clear(folder: Path) -> None:
    for leftover in folder.glob(".building*"):
        leftover.unlink()


def renew_aggregates(connection: duckdb.DuckDBPyConnection) -> None:
    """Count anew the loads whose rows came or went since they were counted, and no others.

    A load's rows come all at once and then can only go, so equal numbers are equal rows.
    """
    for name, sql in scripts.aggregates().items():
        connection.execute(f"create table if not exists {name} as {sql} with no data")
        loads = connection.execute(_miscounted(name, *scripts.reads(sql))).fetchall()
        if loads:
            changed = f"where load_id in ({', '.join(str(load_id) for (load_id,) in loads)})"
            connection.execute("begin")
            connection.execute(f"delete from {name} {changed}")
            connection.execute(f"insert into {name} from ({sql}) {changed}")
            connection.execute("commit")


def _miscounted(aggregate: str, table: str) -> str:
    """Loads of which an aggregate counts more or fewer rows than the table holds."""
    return f"""
        select load_id
        from (select load_id, count(*) as rows from {table} group by load_id) as stored
        full join (select load_id, sum(records) as rows from {aggregate} group by load_id)
            as counted using (load_id)
        where stored.rows is distinct from counted.rows
    """


def make_marts(copy: duckdb.DuckDBPyConnection) -> None:
    """Turn a copy of the master, its aggregates renewed, into a snapshot: marts and comments."""
    copy.execute("begin")
    copy.execute(_rows_by_load())
    for sql in scripts.marts().values():
        copy.execute(sql)
    _comment(copy)
    copy.execute("drop table load_supersession")
    copy.execute("commit")


def _rows_by_load() -> str:
    """What each table holds of each load: rows of the file, and the latest day they name."""
    by_table = {source.table: source for source in SOURCES}
    parts = (
        f"select load_id, count({'distinct row_no' if source.spreads else '*'}) as rows, "
        f"max({source.dated or 'null'})::date as newest from {table} group by load_id"
        for table, source in by_table.items()
    )
    made = f"create table stored_rows as {' union all '.join(parts)}"
    meanings = (_meaning("stored_rows", name, meaning) for name, meaning in STORED_ROWS.items())
    return "; ".join((made, *meanings, "comment on table stored_rows is 'one row per load'"))


def _comment(copy: duckdb.DuckDBPyConnection) -> None:
    """Say in the snapshot what each relation's rows and columns are.

    Views speak the contract's words. A table's columns say what the views that read it say of
    columns of the same name; those that no view shows say it in the table's own script.
    """
    views = {name for (name,) in copy.execute("select view_name from duckdb_views()").fetchall()}
    said: list[str] = []
    for name, relation in RELATIONS.items():
        what = "view" if name in views else "table"
        said.append(f"comment on {what} {name} is {_quoted(relation.grain)}")
        said += [_meaning(name, column.name, column.meaning) for column in relation.columns]
    silent = "select table_name, list(column_name) from duckdb_columns() where comment is null"
    unsaid = {t: set(columns) for t, columns in copy.execute(f"{silent} group by all").fetchall()}
    reads = {RELATIONS[mart]: scripts.reads(sql) for mart, sql in scripts.marts().items()}
    for table, sql in (scripts.tables() | scripts.aggregates()).items():
        said.append(f"comment on table {table} is {_quoted(scripts.grain(sql))}")
        readers = [reader for reader, read in reads.items() if table in read]
        columns = [*LINEAGE, *RECORDS, *(c for reader in reversed(readers) for c in reader.columns)]
        known = {each.name: each.meaning for each in columns}
        names = unsaid.get(table, set()) & known.keys()
        said += [_meaning(table, name, known[name]) for name in names]
    copy.execute("; ".join(said))


def _meaning(relation: str, column: str, meaning: str) -> str:
    return f"comment on column {relation}.{column} is {_quoted(meaning)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _hold_to_audits(copy: duckdb.DuckDBPyConnection) -> None:
    for name, sql in scripts.audits().items():
        rows = frame(copy, sql)
        if rows.height:
            raise DefinitionFault(
                f"Audit '{name}' found {rows.height} rows, so nothing was published and the last "
                f"snapshot is still served. First: {rows.row(0, named=True)}. Please report it."
            )


def _grain_audit(relation: Relation) -> str:
    key = ", ".join(relation.key)
    return f"select {key}, count(*) as rows from {relation.name} group by {key} having rows > 1"


def _point(directory: Path, pointer: Pointer) -> None:
    part = directory / f".{POINTER}"
    part.write_text(pointer.as_json(), encoding="utf-8")
    _sync(part)
    part.replace(directory / POINTER)
    _sync(directory)


def _sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, would outlive a loss of power."""
    with _descriptor(path) as number:
        os.fsync(number)


def _release(path: Path) -> None:
    """Give back the memory that holds a file no longer served: the next copy is written there.

    Memory that the system has to find anew makes a copy several times slower.
    """
    with suppress(FileNotFoundError), _descriptor(path) as number:
        os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _descriptor(path: Path) -> Iterator[int]:
    number = os.open(path, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns
