"""Follows the pointer of a warehouse directory; keeps its current snapshot and a few more open."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime
from pathlib import Path

import duckdb

from shared.contract.errors import NoSnapshot, StateFault
from shared.contract.kept import SNAPSHOT, kept_snapshot
from shared.contract.pointer import POINTER, SCHEMA_VERSION, SNAPSHOTS, Pointer, read_pointer
from shared.store.snapshot import Snapshot

HELD_OPEN = 4
"""Named snapshots that stay open, those asked for last."""


class Store:
    """The snapshots of one warehouse directory; safe to share between threads."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._open: Snapshot | None = None
        self._named: OrderedDict[str, Snapshot] = OrderedDict()

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
        """A snapshot that is still kept, or still held open here, by its id or its name.

        The few asked for last stay open, and answer even when their files have been pruned.

        Raises:
            NoSnapshot: it is neither kept nor held open.
            StateFault: it was made by another version of Beatwise.
        """
        current = self.current()
        is_current = snapshot in (current.id, current.name)
        with self._lock:
            found = current if is_current else self._held(snapshot) or self._kept(snapshot)
            self._named[found.name] = found
            self._named.move_to_end(found.name)
            while len(self._named) > HELD_OPEN:
                self._named.popitem(last=False)  # closes once nobody else holds it
            return found

    def _kept(self, snapshot: str) -> Snapshot:
        kept = kept_snapshot(self.directory, snapshot)
        try:
            return self._connect(kept.snapshot, f"{kept.name}{SNAPSHOT}", kept.published_at)
        except duckdb.IOException as fault:
            raise NoSnapshot(f"Snapshot '{snapshot}' was pruned from {self.directory}.") from fault

    def _held(self, snapshot: str) -> Snapshot | None:
        """The open snapshot of that name, or of that id where no newer edition is kept."""
        try:
            name = kept_snapshot(self.directory, snapshot).name
        except NoSnapshot:
            held = reversed(self._named.values())
            return next((one for one in held if snapshot in (one.id, one.name)), None)
        return self._named.get(name)

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
    # A bound value, though it is a constant: with the first one DuckDB loads what binding needs,
    # which takes a tenth of a second and here is nobody's wait.
    sql = "select value from warehouse_meta where name = ?"
    row = connection.execute(sql, ["schema_version"]).fetchone()
    if row != (SCHEMA_VERSION,):
        connection.close()
        raise StateFault(
            f"Snapshot {file} was made by another version of Beatwise. "
            "Load its files into a new directory with this version."
        )


def _name(file: str) -> str:
    return file.removesuffix(SNAPSHOT)
