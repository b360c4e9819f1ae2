"""Benchmarks: published figures that a pilot is set beside, each with its source."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, matches, number, present, truth, unique, whole
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A measure, a number with its unit, a source and a year."""
    return (
        *present("measure", "value", "unit", "source", "year"),
        *impersonal("measure", "unit", "source"),
        in_range("value", -1e12, 1e12, grouped=True),
        matches("year", r"(?:19|20)\d\d", "is a year such as 2015"),
        unique("measure", "source", "year"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_benchmark per benchmark."""
    return raw.select(
        "row_no",
        measure=pl.col("measure"),
        value=number("value"),
        unit=pl.col("unit"),
        source=pl.col("source"),
        year=whole("year"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="benchmarks",
    title="Benchmarks",
    origin="Published figures of other forces or studies",
    licence="Facts; the source is cited",
    columns=(
        RawColumn("measure", "What the figure measures."),
        RawColumn("value", "The figure."),
        RawColumn("unit", "Its unit."),
        RawColumn("source", "Who published it."),
        RawColumn("year", "Year of the publication."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_benchmark",
    key=("measure", "source", "year"),
    rules=rules,
    tidy=tidy,
)
