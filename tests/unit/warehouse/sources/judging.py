"""Judges and tidies rows of a source without a file; of what it weighs, nothing is loaded."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import polars as pl

from warehouse import scripts
from warehouse.catalogue import source_named
from warehouse.source import ROW_NO, FileContext, Severity, Source

Row = dict[str, str | None]


class PlainPseudonyms:
    """Marks identifiers instead of hiding them, so that a test can see which were sent through."""

    def of(self, identifiers: pl.Series) -> pl.Series:
        """Each identifier in brackets."""
        return identifiers.map_elements(lambda text: f"<{text}>", return_dtype=pl.String)


def raw(source: Source, *rows: Row) -> pl.DataFrame:
    """Rows as the reader hands them over: text, blank as null, numbered from 1."""
    names = [column.name for column in source.columns]
    names += [name for name in rows[0] if name not in names]
    texts = [{name: row.get(name) or None for name in names} for row in rows]
    return pl.DataFrame(texts, schema=dict.fromkeys(names, pl.String)).with_row_index(ROW_NO, 1)


def context(header: tuple[str, ...] = (), **references: pl.DataFrame) -> FileContext:
    """What a source may know of its file."""
    return FileContext(header, references, PlainPseudonyms())


def context_of(source: Source, row: Row, references: dict[str, pl.DataFrame]) -> FileContext:
    """What a source may know of a file of such rows; of kinds not given, nothing is loaded."""
    kinds = ("roster", *source.needs, *source.weighs)
    return context(tuple(row), **({kind: nothing_of(kind) for kind in kinds} | references))


@cache
def nothing_of(kind: str) -> pl.DataFrame:
    """The table of a kind, without rows."""
    table = source_named(kind).table
    with duckdb.connect(":memory:") as connection:
        connection.execute(scripts.tables()[table])
        return pl.DataFrame(connection.sql(f"from {table}"))


def loaded(kind: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Rows of the table of a kind; columns that are not given are null."""
    empty = nothing_of(kind)
    return pl.DataFrame(list(rows), schema=empty.schema)


def broken(
    source: Source, *rows: Row, severity: Severity = Severity.ERROR, **references: pl.DataFrame
) -> list[tuple[int, str, str]]:
    """Row number, column and rule of everything that the rows break."""
    frame = raw(source, *rows)
    found = []
    for rule in source.rules(context_of(source, rows[0], references)):
        if rule.severity is severity:
            hit = frame.filter(rule.broken.fill_null(False))[ROW_NO]
            found += [(number, rule.column, rule.name) for number in hit]
    return sorted(found)


def warned(source: Source, *rows: Row, **references: pl.DataFrame) -> list[tuple[int, str, str]]:
    """The same of the rules that keep and count a row."""
    return broken(source, *rows, severity=Severity.WARNING, **references)


def tidied(source: Source, *rows: Row, **references: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows of the source's table."""
    frame = source.tidy(raw(source, *rows), context_of(source, rows[0], references))
    return frame.to_dicts()


def csv_text(*rows: Row) -> str:
    """The rows as a hand-over file."""
    lines = [",".join(rows[0]), *(",".join(value or "" for value in row.values()) for row in rows)]
    return "\n".join(lines) + "\n"
