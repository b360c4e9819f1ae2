"""What the warehouse holds, how fresh it is, and what is missing; read from the snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

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
        gaps = _gaps(connection)
        rejects = connection.execute(_OPEN_REJECTS).fetchone()
    return {
        "snapshot": pointer.snapshot,
        "published_at": pointer.published_at.isoformat(timespec="seconds"),
        "sources": [_source(row, gaps) for row in freshness.iter_rows(named=True)],
        "rejects": int(rejects[0] or 0) if rejects else 0,
    }


def _source(row: dict[str, Any], gaps: dict[str, list[str]]) -> dict[str, Any]:
    newest = row["newest"]
    return {
        "kind": row["kind"],
        "files": row["files"],
        "rows": row["rows_accepted"],
        "newest": newest.isoformat() if isinstance(newest, date) else None,
        "gaps": gaps.get(row["kind"], []),
    }


def _gaps(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    return {
        "police_street": _missing_months(frame(connection, _MONTHS)),
        "police_outcomes": _missing_months(frame(connection, _OUTCOME_MONTHS)),
        "stop_and_search": _missing_months(frame(connection, _SEARCH_MONTHS)),
        "incidents": _missing_months(frame(connection, _INCIDENT_MONTHS)),
        "self_evaluation": _listed(
            frame(connection, _PILOTS), "{programme_code} {pilot_code}: no self-evaluation"
        ),
        "survey_export": _listed(
            frame(connection, _WAVES), "{programme_code} {wave} {arm}: invited, no answers"
        ),
    }


_OPEN_REJECTS = """
    select count(distinct (load_id, row_no)) from v_reject where closed_by_load_id is null
"""
_MONTHS = "select distinct force, month from v_crime_month order by force, month"
_OUTCOME_MONTHS = "select distinct force, month from v_crime_outcome order by force, month"
_SEARCH_MONTHS = """
    select distinct coalesce(force, 'force not named') as force, month from v_stop_search
    order by force, month
"""
_INCIDENT_MONTHS = """
    select distinct 'incidents' as force, date_trunc('month', reported_on)::date as month
    from v_incident order by month
"""
_PILOTS = """
    select programme_code, pilot_code from v_pilot
    anti join v_self_evaluation using (programme_code, pilot_code)
    order by all
"""
_WAVES = """
    select programme_code, wave, arm from v_survey_participation
    where invited > 0 and responded = 0
    order by all
"""


def _missing_months(months: pl.DataFrame) -> list[str]:
    missing = []
    for (force,), group in months.group_by("force", maintain_order=True):
        held = group["month"]
        first, last = pl.lit(held.min()), pl.lit(held.max())
        wanted = pl.select(pl.date_range(first, last, "1mo")).to_series()
        missing += [f"{force}: {month:%Y-%m}" for month in wanted if month not in set(held)]
    return missing


def _listed(rows: pl.DataFrame, form: str) -> list[str]:
    return [form.format(**row) for row in rows.iter_rows(named=True)]
