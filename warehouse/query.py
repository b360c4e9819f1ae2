"""Runs an analyst's query on a snapshot for the command line, read-only and without the outside.

This serves a person who has the files already. Queries of others run in shared/workbench, in a
limited process of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

import duckdb
import polars as pl

from shared.contract.errors import RequestFault

FORMATS = ("table", "csv", "json", "parquet")
COMPANION = ".metrics.db"
"""A snapshot's exported metric results lie beside it under this ending."""


def run_query(snapshot: Path, query: str, *, form: str, out: BinaryIO) -> None:
    """Write the result of one query.

    Args:
        snapshot: file of the published snapshot.
        form: table, csv, json or parquet.

    Raises:
        RequestFault: DuckDB refuses the query; the message carries its reason.
    """
    with duckdb.connect(snapshot, read_only=True) as connection:
        companion = snapshot.with_suffix(COMPANION)
        if companion.exists():
            connection.execute(f"attach '{companion}' as metrics (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set python_enable_replacements = false")
        connection.execute("set lock_configuration = true")
        try:
            relation = connection.sql(query)
            if relation is None:
                raise RequestFault("The query returns nothing. Write a select or from query.")
            if form == "table":
                relation_text = _table(relation)
                out.write(relation_text.encode())
            else:
                _write(pl.DataFrame(relation), form, out)
        except duckdb.Error as fault:
            raise RequestFault(f"The query cannot be run: {fault}") from fault


def _table(relation: duckdb.DuckDBPyRelation) -> str:
    result = pl.DataFrame(relation)
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
    if form == "csv":
        result.write_csv(out)
    elif form == "parquet":
        result.write_parquet(out)
    else:
        out.write(json.dumps(result.to_dicts(), default=str, indent=2).encode() + b"\n")
