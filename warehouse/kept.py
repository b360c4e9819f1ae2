"""Prunes the snapshots that nobody keeps; which are kept stands in shared.contract.kept."""

from __future__ import annotations

from pathlib import Path

from shared.contract.kept import KeptSnapshot, kept_snapshots
from shared.contract.pointer import SNAPSHOTS


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
