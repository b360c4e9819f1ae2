"""Published snapshots, read-only: the only door between the applications and the data."""

from __future__ import annotations

from shared.store.snapshot import Filter, Snapshot, Span
from shared.store.store import Store

__all__ = ["Filter", "Snapshot", "Span", "Store"]
