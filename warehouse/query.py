"""Runs an analyst's query on a snapshot for the command line, read-only and without the outside.

This serves a person who has the files already. Queries of others run in shared/workbench, in a
limited process of its own.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import duckdb
import polars as pl

from shared.contract.errors import RequestFault
from warehouse.snapshot import connect_read_only

FORMATS = ("table", "csv", "json", "parquet")
COMPANION = ".metrics.db"
"""A snapshot's exported metric results lie beside it under this ending."""
_FOREIGN = r"INTERVAL|UNION|VARIANT|BIT\b"
_TIMES = _FOREIGN + r"|DATE|TIME"
_NESTED = _TIMES + r"|\[|STRUCT|MAP|BLOB"
AS_TEXT = {
    form: re.compile(pattern)
    for form, pattern in zip(FORMATS, (_NESTED, _NESTED, _TIMES, _FOREIGN), strict=True)
}
"""DuckDB types that a format cannot hold in their whole range, so that they are shown as text."""


def run_query(snapshot: Path, query: str, *, form: str, out: BinaryIO) -> None:
    """Write the result of one query.

    Args:
        snapshot: file of the published snapshot.
        form: table, csv, json or parquet.

    Raises:
        RequestFault: DuckDB refuses the query; the message carries its reason.
    """
    with connect_read_only(snapshot) as connection:
        companion = snapshot.with_suffix(COMPANION)
        if companion.exists():
            path = str(companion).replace("'", "''")
            connection.execute(f"attach '{path}' as metrics (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set python_enable_replacements = false")
        connection.execute("set lock_configuration = true")
        try:
            relation = connection.sql(query)
            if relation is None:
                raise RequestFault("The query returns nothing. Write a select or from query.")
            result = pl.DataFrame(_shown(relation, form))
            _write(result, form, out)
        except duckdb.Error as fault:
            raise RequestFault(f"The query cannot be run: {fault}") from fault


def _shown(relation: duckdb.DuckDBPyRelation, form: str) -> duckdb.DuckDBPyRelation:
    """The same rows, with columns of types that the format cannot hold as text."""
    names = relation.columns
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise RequestFault(f"The query gives column '{repeated}' twice. Name each with `as`.")
    identifiers = ['"' + name.replace('"', '""') + '"' for name in names]
    columns = (
        f"cast({name} as varchar) as {name}" if AS_TEXT[form].search(str(type_)) else name
        for name, type_ in zip(identifiers, relation.types, strict=True)
    )
    return relation.project(", ".join(columns))


def _table(result: pl.DataFrame) -> str:
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        fmt_str_lengths=200,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
        tbl_width_chars=-1,
    ):
        return f"{result}\n"


def _write(result: pl.DataFrame, form: str, out: BinaryIO) -> None:
    if form == "table":
        out.write(_table(result).encode())
    elif form == "csv":
        result.write_csv(out)
    elif form == "parquet":
        result.write_parquet(out)
    else:
        numbers = pl.selectors.float()
        finite = result.with_columns(pl.when(numbers.is_finite()).then(numbers))
        out.write(json.dumps(finite.to_dicts(), default=_plain, indent=2).encode() + b"\n")


def _plain(value: object) -> float | str:
    if isinstance(value, Decimal):
        return float(value) if value.as_tuple().exponent else int(value)
    return str(value)
