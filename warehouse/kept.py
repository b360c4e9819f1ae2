"""Which snapshots are kept: lists, pins, unpins and prunes their files.

A pin is a small file beside the snapshot, so that it can be set without touching the data. The
current snapshot and pinned ones are never pruned.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from shared.contract.errors import NoSnapshot
from shared.contract.pointer import PIN, SNAPSHOTS, read_pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSnapshot:
    """One snapshot file.

    Attributes:
        name: id and edition, as commands take them.
        snapshot: id, a hash of the inputs that count.
        edition: tells publications of one id apart.
        published_at: when the file was written (UTC).
        size: bytes.
        pinned: it is never pruned.
        current: it is the one that is served.
    """

    name: str
    snapshot: str
    edition: str
    published_at: datetime
    size: int
    pinned: bool
    current: bool


def kept_snapshots(directory: Path) -> list[KeptSnapshot]:
    """Every snapshot file of a warehouse, the newest last."""
    pointer = read_pointer(directory)
    current = pointer.file if pointer else None
    found = []
    for path in (directory / SNAPSHOTS).glob("*.duckdb"):
        if not path.name.startswith("."):  # being built
            with suppress(FileNotFoundError):  # pruned by a loader meanwhile
                found.append(_kept(path, current=path.name == current))
    return sorted(found, key=lambda kept: kept.published_at)


def pin(directory: Path, snapshot: str) -> KeptSnapshot:
    """Keep a snapshot for as long as it stays pinned.

    Args:
        directory: the warehouse's.
        snapshot: an id, or id and edition; of an id's editions, the newest.

    Raises:
        NoSnapshot: it is not kept.
    """
    found = _named(directory, snapshot)
    _pin_of(directory, found.name).touch()
    return _named(directory, found.name)


def unpin(directory: Path, snapshot: str) -> list[KeptSnapshot]:
    """Let a snapshot be pruned again: the edition that is named, or every one of an id.

    Raises:
        NoSnapshot: it is not kept.
    """
    _named(directory, snapshot)
    found = [kept for kept in kept_snapshots(directory) if snapshot in (kept.name, kept.snapshot)]
    for kept in found:
        _pin_of(directory, kept.name).unlink(missing_ok=True)
    return found


def prune(directory: Path, *, keep: int) -> list[KeptSnapshot]:
    """Delete all but the newest unpinned snapshots, with what was made from them.

    Args:
        directory: the warehouse's.
        keep: unpinned files that stay; at least 1.

    Returns:
        What was deleted, the oldest first.
    """
    unpinned = [kept for kept in kept_snapshots(directory) if not kept.pinned]
    deleted = [kept for kept in unpinned[:-keep] if not kept.current]
    for kept in deleted:
        for file in (directory / SNAPSHOTS).glob(f"{kept.name}.*"):
            file.unlink(missing_ok=True)
    return deleted


def _named(directory: Path, snapshot: str) -> KeptSnapshot:
    found = [kept for kept in kept_snapshots(directory) if snapshot in (kept.name, kept.snapshot)]
    if not found:
        raise NoSnapshot(
            f"Snapshot '{snapshot}' is not kept in {directory}. See `warehouse snapshot list`."
        )
    return found[-1]


def _kept(path: Path, *, current: bool) -> KeptSnapshot:
    snapshot, _, edition = path.stem.partition(".")
    stat = path.stat()
    return KeptSnapshot(
        name=path.stem,
        snapshot=snapshot,
        edition=edition,
        published_at=datetime.fromtimestamp(stat.st_mtime, UTC),
        size=stat.st_size,
        pinned=path.with_suffix(PIN).exists(),
        current=current,
    )


def _pin_of(directory: Path, name: str) -> Path:
    return directory / SNAPSHOTS / f"{name}{PIN}"
