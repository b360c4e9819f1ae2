"""Gives rejected rows back as files that can be mended and loaded again."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.rejects import REJECT_COLUMN
from warehouse.snapshot import open_snapshot

REASON_COLUMN = "beatwise_reason"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rejected rows of one load.

    Attributes:
        open: rows that nothing has mended or replaced.
        closed: rows that a later load has.
    """

    load_id: int
    file: str
    kind: str
    open: int
    closed: int


def waiting(directory: Path, *, kind: str | None = None) -> list[Waiting]:
    """The loads with rejected rows, in order of arrival.

    Raises:
        NoSnapshot: nothing is published.
    """
    with open_snapshot(directory) as connection:
        rows = connection.execute(
            """
            select load_id, file_name, kind, count(*) - count(closed_by_load_id) as open,
                count(closed_by_load_id) as closed
            from load_rejected_row join load_ledger using (load_id)
            where coalesce(kind = $kind, true)
            group by all order by load_id
            """,
            {"kind": kind},
        ).fetchall()
    return [Waiting(*row) for row in rows]


def give_back(directory: Path, folder: Path, *, kind: str | None = None) -> dict[Path, int]:
    """Write the open rejects of each load as one CSV file, to be mended and loaded.

    The file has the columns of the one that was handed over, after two of ours: the number by which
    the mended row closes its reject, and why the row was rejected. What was masked reads (masked)
    and must be filled in again; a row with too many or too few cells is written as it was.

    Returns:
        Each file's path and number of rows.

    Raises:
        NoSnapshot: nothing is published.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open_snapshot(directory) as connection:
        return {
            folder / _name(load): _write(connection, folder / _name(load), load)
            for load in waiting(directory, kind=kind)
            if load.open
        }


def _name(load: Waiting) -> str:
    stem = re.sub(r"[^\w.-]+", "-", load.file).removesuffix(".csv")
    return f"rejects-{load.load_id}-{stem}.csv"


def _write(connection: duckdb.DuckDBPyConnection, path: Path, load: Waiting) -> int:
    header = connection.execute(
        "select header from load_ledger where load_id = ?", [load.load_id]
    ).fetchone()
    rows = connection.execute(
        """
        select row_no, any_value(cells),
            string_agg(column_name || ' ' || rule, '; ' order by column_name, rule)
        from load_rejected_row join load_reject using (load_id, row_no)
        where load_id = ? and closed_by_load_id is null
        group by row_no order by row_no
        """,
        [load.load_id],
    ).fetchall()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([REJECT_COLUMN, REASON_COLUMN, *(header[0] if header else [])])
        for row_no, cells, reason in rows:
            writer.writerow([f"{load.load_id}-{row_no}", reason, *cells])
    return len(rows)
