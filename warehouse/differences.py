"""What differs between two kept snapshots: relation by relation, slice by slice, counted in rows.

A slice is what the values of a relation's slicing columns name: a month of a force, a wave, an
edition. Slices are first compared by a checksum of their rows; only those that differ are compared
row by row. Where a row came from (load and row number) does not count, nor when it was loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from shared.contract.relations import RELATIONS, Relation
from warehouse.snapshot import connect_read_only, snapshot_path

SLICING = (
    "kind",
    "file_name",
    "programme_code",
    "pilot_code",
    "force",
    "month",
    "wave",
    "scheme",
    "edition",
    "area_type",
    "vintage",
    "from_type",
    "from_vintage",
    "to_type",
    "to_vintage",
    "year",
)
"""Columns whose values together name a slice, where a relation has them."""
PROVENANCE = frozenset({"load_id", "row_no", "file_sha256", "loaded_at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One slice of a relation that the two snapshots hold differently.

    Attributes:
        relation: name of the view.
        part: slicing column to value, as text; empty where the relation is not sliced.
        rows_before, rows_after: rows of the slice in each snapshot.
        removed: rows that only the earlier one holds.
        added: rows that only the later one holds.
    """

    relation: str
    part: dict[str, str | None]
    rows_before: int
    rows_after: int
    removed: int
    added: int


def differences(directory: Path, before: str, after: str | None = None) -> list[Difference]:
    """Every slice in which two kept snapshots differ, in the order of the contract.

    Args:
        directory: the warehouse's.
        before: id, or id and edition, of the one snapshot.
        after: the same of the other; the one that is served where not given.

    Raises:
        NoSnapshot: one of them is not kept.
        StateFault: one of them cannot be opened.
    """
    paths = {"before": snapshot_path(directory, before), "after": snapshot_path(directory, after)}
    for path in paths.values():
        connect_read_only(path).close()
    with duckdb.connect() as connection:
        for name, path in paths.items():
            place = str(path).replace("'", "''")
            connection.execute(f"attach '{place}' as {name} (read_only)")
        shared = [relation for relation in RELATIONS.values() if _in_both(connection, relation)]
        return [found for relation in shared for found in _of_relation(connection, relation)]


def _in_both(connection: duckdb.DuckDBPyConnection, relation: Relation) -> bool:
    """True where both snapshots show the relation with the columns of this version."""
    row = connection.execute(
        "select count(*) from duckdb_columns() "
        "where database_name in ('before', 'after') and table_name = ? "
        "and list_contains(?, column_name)",
        [relation.name, [column.name for column in relation.columns]],
    ).fetchone()
    return row == (2 * len(relation.columns),)


def _of_relation(connection: duckdb.DuckDBPyConnection, relation: Relation) -> Iterator[Difference]:
    names = [column.name for column in relation.columns if column.name not in PROVENANCE]
    slicing = [name for name in SLICING if name in names]
    for key, rows_before, rows_after in _unequal(connection, relation.name, names, slicing):
        removed, added = (
            _only_in(
                connection, one, other, relation.name, names, dict(zip(slicing, key, strict=True))
            )
            for one, other in (("before", "after"), ("after", "before"))
        )
        if removed or added:
            yield Difference(
                relation=relation.name,
                part={name: _text(value) for name, value in zip(slicing, key, strict=True)},
                rows_before=rows_before,
                rows_after=rows_after,
                removed=removed,
                added=added,
            )


def _unequal(
    connection: duckdb.DuckDBPyConnection, relation: str, names: list[str], slicing: list[str]
) -> list[tuple[tuple[object, ...], int, int]]:
    """Slices whose rows differ in number or checksum: key, rows before, rows after."""
    keys = "".join(f"{name}, " for name in slicing)
    sums = " union all ".join(
        f"select {keys} '{side}' as side, count(*) as rows, "
        f"sum(hash({', '.join(names)})::hugeint) as checksum "
        f"from {side}.{relation} group by all"
        for side in ("before", "after")
    )
    found = connection.execute(
        f"select {keys} coalesce(sum(rows) filter (where side = 'before'), 0)::bigint, "
        "coalesce(sum(rows) filter (where side = 'after'), 0)::bigint "
        f"from ({sums}) {'group by ' + keys.rstrip(', ') if slicing else ''} "
        "having count(*) < 2 or count(distinct (rows, checksum)) > 1 order by all"
    ).fetchall()
    return [(row[:-2], int(row[-2]), int(row[-1])) for row in found]


def _only_in(
    connection: duckdb.DuckDBPyConnection,
    one: str,
    other: str,
    relation: str,
    names: list[str],
    part: dict[str, object],
) -> int:
    """Rows of a slice that one snapshot holds and the other does not; equal rows are counted."""
    within = " and ".join(f"{name} is not distinct from ?" for name in part) or "true"
    columns, values = ", ".join(names), list(part.values())
    row = connection.execute(
        f"select count(*) from (select {columns} from {one}.{relation} where {within} "
        f"except all select {columns} from {other}.{relation} where {within})",
        values + values,
    ).fetchone()
    return int(row[0]) if row else 0


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
