"""Pins: small files beside the snapshots that keep those of issued reviews from being pruned.

`python -m warehouse snapshot list` shows them, and `unpin` takes them away.
"""

from __future__ import annotations

from pathlib import Path

from shared.contract.pointer import PIN, SNAPSHOTS


def pin(directory: Path, edition: str) -> bool:
    """Keep a snapshot for as long as it stays pinned.

    Args:
        directory: the warehouse's.
        edition: name of the snapshot's file, without its ending.

    Returns:
        Whether it is pinned now: the reporter may have no right to write beside the snapshots.
    """
    path = _pin_of(directory, edition)
    try:
        path.touch()
    except OSError:
        return path.exists()
    return True


def is_pinned(directory: Path, edition: str) -> bool:
    """True while a snapshot is never pruned."""
    return _pin_of(directory, edition).exists()


def _pin_of(directory: Path, edition: str) -> Path:
    return directory / SNAPSHOTS / f"{edition}{PIN}"
