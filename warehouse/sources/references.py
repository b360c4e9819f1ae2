"""References: the works that a review may cite. Authors' names are published and stay."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import is_code, matches, present, truth, unique, whole
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A key, authors and a title."""
    return (
        *present("key", "authors", "title"),
        is_code("key"),
        matches("year", r"(?:1[5-9]|20)\d\d", "is a year such as 2015"),
        unique("key"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_reference per work."""
    return raw.select(
        "row_no",
        reference_key=pl.col("key"),
        authors=pl.col("authors"),
        year=whole("year"),
        title=pl.col("title"),
        publication=pl.col("publication"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="references",
    title="References",
    origin="The review's bibliography",
    licence="Facts",
    columns=(
        RawColumn("key", "Key by which texts cite the work."),
        RawColumn("authors", "Authors as published."),
        RawColumn("year", "Year of publication; blank where undated."),
        RawColumn("title", "Title."),
        RawColumn("publication", "Journal, publisher or place.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_reference",
    key=("reference_key",),
    rules=rules,
    tidy=tidy,
)
