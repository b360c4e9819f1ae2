"""From a result back to the files and rows that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shared.contract.relations import ColumnType, relation
from shared.metrics.definition import Disclosure, Metric, Rows
from shared.metrics.selection import Selection, typed
from shared.store import Filter, Snapshot, Span, counts_question, rows_question

PEOPLE = ("respondent", "rater", "person", "document")
"""Columns that name whom a row is of; reviewers speak for their organisation."""
STAKEHOLDER = "stakeholder_code"
"""Where it is part of a view's key, each row is about one stakeholder: maybe a resident."""


@dataclass(frozen=True, slots=True)
class SourceRows:
    """How many rows of one file stand behind a result.

    Attributes:
        rows: None where the count itself could single out people.
        not_narrowed_by: selected dimensions that the rows do not have: the rows are those of all
            values of these, so there may be more of them than the result was made from.
    """

    file_name: str
    file_sha256: str
    rows: int | None
    not_narrowed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row behind a result.

    Attributes:
        row_no: row of the file, counted from 1 below the header; None where a whole file is meant.
        values: of the columns of the list, in their order.
    """

    file_name: str
    row_no: int | None
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ListedRows:
    """The rows behind a result that protects nobody, in order of file and row.

    Attributes:
        columns: names of the values of each row.
        rows: the first of them.
        total: how many there are in all.
        not_narrowed_by: as of `SourceRows`.
    """

    columns: tuple[str, ...]
    rows: tuple[ListedRow, ...]
    total: int
    not_narrowed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotListed:
    """No rows, as they are of people: why, and the files that they stand in."""

    reason: str
    files: tuple[SourceRows, ...]


def rows_behind(
    snapshot: Snapshot, metric: Metric, selection: Selection, *, minimum: float
) -> tuple[SourceRows, ...]:
    """The files behind a metric for a selection, in order of name; rows of a file counted once.

    Args:
        minimum: where fewer people stand in the rows of any file, no file's rows are counted: the
            whole less the others would tell of it. Views without people are always counted.
    """
    view = metric.rows_view
    people = _people(view)
    row = ("row_no",) if _has(view, "row_no") else ()
    where = _where(metric, selection)
    counts = snapshot.ask(counts_question(view, (*row, *people), ("load_id",), where))
    is_counted = all((counts[name] >= minimum).all() for name in people)
    ledger = snapshot.rows("v_load_ledger", ("load_id", "file_name", "file_sha256"))
    found = counts.join(ledger, on="load_id").sort("file_name", "file_sha256")
    rows, lost = (row or ("rows",))[0], not_narrowed_by(metric, selection)
    return tuple(
        SourceRows(file["file_name"], file["file_sha256"], file[rows] if is_counted else None, lost)
        for file in found.iter_rows(named=True)
    )


def reason_for_no_list(metric: Metric) -> str | None:
    """Why the rows behind a metric are not listed, in a sentence; None where they are."""
    if metric.disclosure is Disclosure.ATTITUDE:
        return "Rows are not listed, as each is one person's answer."
    if metric.disclosure is Disclosure.COUNT or _people(metric.rows_view):
        return "Rows are not listed, as each is about one person."
    if STAKEHOLDER in relation(metric.rows_view).key:
        return "Rows are not listed, as each is about one stakeholder, who may be a resident."
    return None


def listed_rows(
    snapshot: Snapshot, metric: Metric, selection: Selection, *, limit: int
) -> ListedRows:
    """The rows behind a metric that protects nobody: its dimensions, and what it reads of them.

    Texts are listed only where they are a dimension, which results show as well.

    Args:
        limit: most rows that are listed.
    """
    view, where, columns = metric.rows_view, _where(metric, selection), _columns(metric)
    place = tuple(name for name in ("load_id", "row_no") if _has(view, name))
    wanted = tuple(dict.fromkeys((*place, *columns)))
    rows = snapshot.ask(rows_question(view, wanted, where, order=place, limit=limit))
    files = dict(snapshot.rows("v_load_ledger", ("load_id", "file_name")).iter_rows())
    listed = tuple(
        ListedRow(files[row["load_id"]], row.get("row_no"), tuple(row[name] for name in columns))
        for row in rows.iter_rows(named=True)
    )
    total = snapshot.totals(view, (), (), where)["rows"][0]
    return ListedRows(columns, listed, total, not_narrowed_by(metric, selection))


def not_narrowed_by(metric: Metric, selection: Selection) -> tuple[str, ...]:
    """Selected dimensions that the rows behind a metric do not have."""
    return tuple(
        name for name in selection.names() if not _has(metric.rows_view, _column(metric, name))
    )


def _where(metric: Metric, selection: Selection) -> Filter:
    where: dict[str, list[Any] | Span] = {}
    lost = not_narrowed_by(metric, selection)
    for name, texts in selection.without(*lost).items:
        column = _column(metric, name)
        kind = relation(metric.rows_view).column(column).type
        values, already = typed(name, texts, kind), where.get(column)
        if isinstance(values, list) and isinstance(already, list):
            values = already + values
        where[column] = values
    return where


def _columns(metric: Metric) -> tuple[str, ...]:
    view = metric.rows_view
    dimensions = (_column(metric, name) for name in metric.dimensions)
    kinds = {column.name: column.type for column in relation(view).columns}
    read = (name for name in _read(metric) if kinds.get(name) is not ColumnType.TEXT)
    return tuple(name for name in dict.fromkeys((*dimensions, *read)) if name in kinds)


def _read(metric: Metric) -> tuple[str, ...]:
    if isinstance(metric.reads, Rows):
        return metric.reads.columns
    return tuple(name for read in metric.reads for name in read.sums)


def _column(metric: Metric, dimension: str) -> str:
    return metric.rows_columns.get(dimension, dimension)


def _people(view: str) -> tuple[str, ...]:
    return tuple(name for name in PEOPLE if _has(view, name))


def _has(view: str, column: str) -> bool:
    return any(c.name == column for c in relation(view).columns)
