"""Peak memory of a load, for the same rows in fewer and in more files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench import process
from bench.street import MONTH_ROWS, street_files


def peaks(folder: Path, *, rows: int) -> Iterator[str]:
    """The most memory that a load and its publication hold, by number of files."""
    months = max(1, rows // MONTH_ROWS)
    for files in sorted({1, min(10, months), months}):
        sources = street_files(folder / str(files), rows=rows, files=files)
        run = process.load(folder / str(files) / "warehouse", *sources)
        shutil.rmtree(folder / str(files))
        yield (
            f"peak memory of the load of {rows:,} rows in {files} file{'s'[: files > 1]}: "
            f"{run.peak:,.0f} MiB ({run.seconds:.1f} s)"
        )
