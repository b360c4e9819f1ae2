"""Published snapshots, read-only: the only door between the applications and the data."""

from __future__ import annotations

from shared.store.memory import remembered_with_snapshot
from shared.store.question import (
    Filter,
    Part,
    Question,
    Span,
    counts_question,
    joined_question,
    members_question,
    rows_question,
    totals_question,
)
from shared.store.snapshot import Snapshot
from shared.store.store import Store

__all__ = [
    "Filter",
    "Part",
    "Question",
    "Snapshot",
    "Span",
    "Store",
    "counts_question",
    "joined_question",
    "members_question",
    "remembered_with_snapshot",
    "rows_question",
    "totals_question",
]
