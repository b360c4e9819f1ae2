"""What the warehouse holds, how fresh it is, and what is missing; read from the snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from shared.contract.gaps import gaps
from shared.contract.pointer import read_pointer
from warehouse.master import frame
from warehouse.snapshot import open_snapshot


def status(directory: Path) -> dict[str, Any]:
    """The state of a warehouse, as `status --json` prints it.

    Returns:
        snapshot and published_at (null where nothing is published), sources (kind, files, rows,
        newest, gaps) and the number of rejected rows that wait to be mended.
    """
    pointer = read_pointer(directory)
    if pointer is None:
        return {"snapshot": None, "published_at": None, "sources": [], "rejects": 0}
    with open_snapshot(directory) as connection:
        freshness = frame(connection, "from v_data_freshness")
        missing = _gaps(connection)
        rejects = connection.execute(_OPEN_REJECTS).fetchone()
    return {
        "snapshot": pointer.snapshot,
        "published_at": pointer.published_at.isoformat(timespec="seconds"),
        "sources": [_source(row, missing) for row in freshness.iter_rows(named=True)],
        "rejects": int(rejects[0] or 0) if rejects else 0,
    }


def _source(row: dict[str, Any], missing: dict[str, list[str]]) -> dict[str, Any]:
    newest = row["newest"]
    return {
        "kind": row["kind"],
        "files": row["files"],
        "rows": row["rows_accepted"],
        "newest": newest.isoformat() if isinstance(newest, date) else None,
        "gaps": missing.get(row["kind"], []),
    }


def _gaps(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    def distinct(view: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        return connection.execute(f"select distinct {', '.join(columns)} from {view}").fetchall()

    return gaps(distinct)


_OPEN_REJECTS = """
    select count(distinct (load_id, row_no)) from v_reject where closed_by_load_id is null
"""
