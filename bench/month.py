"""Adding a month to a large warehouse against loading all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench import process
from bench.pairs import Comparison
from bench.street import MONTH_ROWS, street_files

ROUNDS = 3
MONTH_ADDED = 200_000


def compare_month(folder: Path, *, rows: int) -> Comparison:
    """A month more against all before it, each a process, in turn."""
    months = max(1, rows // MONTH_ROWS)
    before = street_files(folder / "before", rows=rows, files=months)
    added = street_files(folder / "added", rows=MONTH_ADDED, files=1, first=months)
    full, month = [], []
    for _ in range(ROUNDS):
        shutil.rmtree(folder / "warehouse", ignore_errors=True)
        full.append(process.load(folder / "warehouse", *before).seconds)
        month.append(process.load(folder / "warehouse", *added).seconds)
    shutil.rmtree(folder)
    name = f"a month of {MONTH_ADDED:,} rows added to {rows:,} against the load of those"
    return Comparison(name, tuple(month), tuple(full))
