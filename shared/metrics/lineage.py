"""From a result back to the files that its rows came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from shared.contract.relations import relation
from shared.metrics.definition import Metric
from shared.metrics.selection import Selection, typed
from shared.store import Filter, Snapshot, Span

PEOPLE = ("respondent", "rater", "person", "document")
"""Columns that name whom a row is of; reviewers speak for their organisation."""


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
        minimum: where fewer people stand in the rows of any file, no file's rows are counted: the
            whole less the others would tell of it. Views without people are always counted.
    """
    view = metric.rows_view
    people = [name for name in PEOPLE if _has(view, name)]
    columns = [name for name in ("load_id", "row_no", *people) if _has(view, name)]
    rows = snapshot.rows(view, columns, _where(metric, selection))
    row = pl.struct("row_no").n_unique() if "row_no" in columns else pl.len()
    fewest = pl.min_horizontal(pl.col(people).n_unique()) if people else pl.lit(None, pl.UInt32)
    counts = rows.group_by("load_id").agg(rows=row, people=fewest)
    is_counted = bool((counts["people"].drop_nulls() >= minimum).all())
    ledger = snapshot.rows("v_load_ledger", ("load_id", "file_name", "file_sha256"))
    found = counts.join(ledger, on="load_id").sort("file_name", "file_sha256")
    return tuple(
        SourceRows(file["file_name"], file["file_sha256"], file["rows"] if is_counted else None)
        for file in found.iter_rows(named=True)
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
