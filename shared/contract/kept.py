"""Which snapshots are kept: lists them, pins and unpins them.

A pin is a small file beside the snapshot, so that it can be set without touching the data. Each
purpose has a pin of its own, so that the end of a meeting does not release the snapshot of an
issued review. Pinned snapshots and the current one are never pruned.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from shared.contract.errors import NoSnapshot, StateFault
from shared.contract.pointer import PIN, SNAPSHOTS, read_pointer

SNAPSHOT = ".duckdb"
"""Ending of a snapshot's file."""


class Purpose(StrEnum):
    """What a snapshot is kept for; the value stands in the name of the pin's file."""

    LASTING = ""
    MEETING = ".meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSnapshot:
    """One snapshot file.

    Attributes:
        name: id and edition, as commands take them.
        snapshot: id, a hash of the inputs that count.
        edition: tells publications of one id apart.
        published_at: when the file was written (UTC).
        size: bytes.
        pinned: it is never pruned, for whatever purpose.
        current: it is the one that is served.
        for_meeting: it is pinned for a meeting.
    """

    name: str
    snapshot: str
    edition: str
    published_at: datetime
    size: int
    pinned: bool
    current: bool
    for_meeting: bool


def kept_snapshots(directory: Path) -> list[KeptSnapshot]:
    """Every snapshot file of a warehouse, the newest last."""
    pointer = read_pointer(directory)
    current = pointer.file if pointer else None
    found = []
    for path in (directory / SNAPSHOTS).glob(f"*{SNAPSHOT}"):
        if not path.name.startswith("."):  # being built
            with suppress(FileNotFoundError):  # pruned by a loader meanwhile
                found.append(_kept(path, current=path.name == current))
    return sorted(found, key=lambda kept: kept.published_at)


def kept_snapshot(directory: Path, snapshot: str) -> KeptSnapshot:
    """One snapshot that is kept.

    Args:
        directory: the warehouse's.
        snapshot: an id, or id and edition; of an id's editions, the newest.

    Raises:
        NoSnapshot: it is not kept.
    """
    kept = kept_snapshots(directory)
    for found in reversed(kept):
        if snapshot in (found.name, found.snapshot):
            return found
    ids = ", ".join(sorted({other.snapshot for other in kept})) or "none"
    raise NoSnapshot(f"Snapshot '{snapshot}' is not kept in {directory}. Kept: {ids}.")


def pin(directory: Path, snapshot: str, purpose: Purpose = Purpose.LASTING) -> KeptSnapshot:
    """Keep a snapshot for as long as it stays pinned.

    Args:
        directory: the warehouse's.
        snapshot: as `kept_snapshot` takes it.
        purpose: what it is kept for.

    Raises:
        NoSnapshot: it is not kept.
        StateFault: no file may be written beside the snapshots.
    """
    name = kept_snapshot(directory, snapshot).name
    set_pin(directory, name, purpose)
    return kept_snapshot(directory, name)


def set_pin(directory: Path, name: str, purpose: Purpose = Purpose.LASTING) -> None:
    """Write the pin of a snapshot, which need not be there yet; `name` is its id and edition.

    Raises:
        StateFault: no file may be written beside the snapshots.
    """
    path = _pin_of(directory, name, purpose)
    if path.exists():
        return
    try:
        path.touch()
    except OSError as fault:
        raise StateFault(
            f"{path.parent} cannot be written to. Pin it where it can: "
            f"python -m warehouse snapshot pin {name}."
        ) from fault


def unpin(
    directory: Path, snapshot: str, purposes: tuple[Purpose, ...] = tuple(Purpose)
) -> list[KeptSnapshot]:
    """Take pins away: those of the edition that is named, or of every one of an id.

    Args:
        directory: the warehouse's.
        snapshot: an id, or id and edition.
        purposes: whose pins go; a snapshot is kept while another purpose pins it.

    Returns:
        The snapshots as they are now.

    Raises:
        NoSnapshot: it is not kept.
        StateFault: no file may be deleted beside the snapshots.
    """
    kept_snapshot(directory, snapshot)
    names = [k.name for k in kept_snapshots(directory) if snapshot in (k.name, k.snapshot)]
    for path in (_pin_of(directory, name, purpose) for name in names for purpose in purposes):
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            raise StateFault(f"{path} cannot be deleted. Delete it where it can be.") from fault
    return [kept for kept in kept_snapshots(directory) if kept.name in names]


def is_pinned(directory: Path, name: str) -> bool:
    """True while a snapshot is never pruned; `name` is its id and edition."""
    return any(_pin_of(directory, name, purpose).exists() for purpose in Purpose)


def _kept(path: Path, *, current: bool) -> KeptSnapshot:
    snapshot, _, edition = path.stem.partition(".")
    stat, directory = path.stat(), path.parents[1]
    return KeptSnapshot(
        name=path.stem,
        snapshot=snapshot,
        edition=edition,
        published_at=datetime.fromtimestamp(stat.st_mtime, UTC),
        size=stat.st_size,
        pinned=is_pinned(directory, path.stem),
        current=current,
        for_meeting=_pin_of(directory, path.stem, Purpose.MEETING).exists(),
    )


def _pin_of(directory: Path, name: str, purpose: Purpose) -> Path:
    return directory / SNAPSHOTS / f"{name}{purpose.value}{PIN}"
