"""Pins that keep the snapshots of issued reviews from being pruned.

`python -m warehouse snapshot list` shows them, and `unpin` takes them away.
"""

from __future__ import annotations

from pathlib import Path

from shared.contract import kept
from shared.contract.errors import StateFault


def pin(directory: Path, edition: str) -> bool:
    """Keep a snapshot for as long as it stays pinned.

    Args:
        directory: the warehouse's.
        edition: name of the snapshot's file, without its ending.

    Returns:
        Whether it is pinned now: the reporter may have no right to write beside the snapshots.
    """
    try:
        kept.set_pin(directory, edition)
    except StateFault:
        return False
    return True


def is_pinned(directory: Path, edition: str) -> bool:
    """True while a snapshot is never pruned."""
    return kept.is_pinned(directory, edition)
