"""Follows the pointer of a warehouse directory and keeps its current snapshot open."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from shared.contract.errors import NoSnapshot, StateFault
from shared.contract.pointer import POINTER, SCHEMA_VERSION, SNAPSHOTS, Pointer, read_pointer
from shared.store.snapshot import Snapshot


class Store:
    """The snapshots of one warehouse directory; safe to share between threads."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._open: Snapshot | None = None

    def token(self) -> str | None:
        """Name of the published snapshot, cheap to ask for; None where nothing is published."""
        pointer = read_pointer(self.directory)
        return _name(pointer.file) if pointer else None

    def current(self) -> Snapshot:
        """The published snapshot, reopened only when the pointer has moved.

        Raises:
            NoSnapshot: nothing has been published yet.
            StateFault: the file that the pointer names is gone or damaged.
        """
        with self._lock:
            pointer = self._pointer()
            if self._open is None or self._open.name != _name(pointer.file):
                self._open = self._follow(pointer)
            return self._open

    def _follow(self, pointer: Pointer) -> Snapshot:
        """Open what the pointer names; once more where it moved on and the file was pruned."""
        try:
            return self._connect(pointer.snapshot, pointer.file, pointer.published_at)
        except duckdb.Error:
            moved = self._pointer()
            try:
                return self._connect(moved.snapshot, moved.file, moved.published_at)
            except duckdb.Error as fault:
                raise StateFault(
                    f"Snapshot {moved.snapshot} cannot be opened: {fault}. Delete "
                    f"{self.directory / POINTER} and load any file: it is published anew."
                ) from fault

    def named(self, snapshot: str) -> Snapshot:
        """A snapshot that is still kept, by its id.

        Raises:
            NoSnapshot: it is not kept here.
        """
        current = self.current()
        if snapshot in (current.id, current.name):
            return current
        files = sorted(
            (self.directory / SNAPSHOTS).glob("*.duckdb"), key=lambda file: file.stat().st_mtime_ns
        )
        kept = {file.name.split(".")[0]: file for file in files}
        kept |= {_name(file.name): file for file in files}
        if snapshot not in kept:
            ids = ", ".join(sorted({name.split(".")[0] for name in kept}))
            raise NoSnapshot(f"Snapshot '{snapshot}' is not kept in {self.directory}. Kept: {ids}.")
        file = kept[snapshot]
        published = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return self._connect(file.name.split(".")[0], file.name, published)

    def _pointer(self) -> Pointer:
        pointer = read_pointer(self.directory)
        if pointer is None:
            raise NoSnapshot(
                f"Nothing has been published in {self.directory} yet. "
                "Load a file: python -m warehouse load PATH."
            )
        return pointer

    def _connect(self, identity: str, file: str, published_at: datetime) -> Snapshot:
        connection = duckdb.connect(self.directory / SNAPSHOTS / file, read_only=True)
        locked = connection.execute("select current_setting('lock_configuration')").fetchone()
        if locked != (True,):  # DuckDB shares one instance among a process's connections to a file
            _refuse_other_version(connection, file)
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
        return Snapshot(
            identity=identity, name=_name(file), published_at=published_at, connection=connection
        )


def _refuse_other_version(connection: duckdb.DuckDBPyConnection, file: str) -> None:
    sql = "select value from warehouse_meta where name = 'schema_version'"
    row = connection.execute(sql).fetchone()
    if row != (SCHEMA_VERSION,):
        connection.close()
        raise StateFault(
            f"Snapshot {file} was made by another version of Beatwise. "
            "Load its files into a new directory with this version."
        )


def _name(file: str) -> str:
    return file.removesuffix(".duckdb")
