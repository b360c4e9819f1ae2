"""From a result back to the files that its rows came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from shared.contract.relations import relation
from shared.metrics.definition import Metric
from shared.metrics.selection import Selection, typed
from shared.store import Filter, Snapshot, Span


@dataclass(frozen=True, slots=True)
class SourceRows:
    """How many rows of one file stand behind a result.

    Attributes:
        rows: None where the count itself could single out people.
    """

    file_name: str
    file_sha256: str
    rows: int | None


def rows_behind(
    snapshot: Snapshot, metric: Metric, selection: Selection, *, minimum: float
) -> tuple[SourceRows, ...]:
    """The files behind a metric for a selection, in order of name; rows of a file counted once.

    Args:
        minimum: smaller counts are withheld; 0 where nobody needs protection.
    """
    view = metric.rows_view
    columns = [name for name in ("load_id", "row_no") if _has(view, name)]
    rows = snapshot.rows(view, columns, _where(metric, selection)).unique()
    counts = rows.group_by("load_id").agg(rows=pl.len())
    ledger = snapshot.rows("v_load_ledger", ("load_id", "file_name", "file_sha256"))
    found = counts.join(ledger, on="load_id").sort("file_name", "file_sha256")
    return tuple(
        SourceRows(
            row["file_name"], row["file_sha256"], row["rows"] if row["rows"] >= minimum else None
        )
        for row in found.iter_rows(named=True)
    )


def _where(metric: Metric, selection: Selection) -> Filter:
    where: dict[str, list[Any] | Span] = {}
    for name, texts in selection.items:
        column = metric.rows_columns.get(name, name)
        if not _has(metric.rows_view, column):
            continue
        kind = relation(metric.rows_view).column(column).type
        values, already = typed(name, texts, kind), where.get(column)
        if isinstance(values, list) and isinstance(already, list):
            values = already + values
        where[column] = values
    return where


def _has(view: str, column: str) -> bool:
    return any(c.name == column for c in relation(view).columns)
