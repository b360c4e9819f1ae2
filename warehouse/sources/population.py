"""Residents of areas by age band, as the Office for National Statistics publishes them."""

from __future__ import annotations

import re

import polars as pl

from warehouse.expressions import count, in_range, is_count, present, truth, unique, warn
from warehouse.source import FileContext, RawColumn, Rule, Source

TOTAL = "all_ages"
BANDS = re.compile(r"ar_(?:\d+-\d+|\d+plus)")


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An area and its residents; the bands, where all are given, should add up."""
    bands = SOURCE.repeated_in(context.header)
    in_bands = pl.sum_horizontal([count(band) for band in bands], ignore_nulls=False)
    return (
        *present("area_code", TOTAL),
        is_count(TOTAL),
        *(is_count(band) for band in bands),
        in_range("year", 1981, 2100, whole=True),
        unique("area_code"),
        warn(
            Rule(name="is the sum of the age bands", column=TOTAL, broken=count(TOTAL) != in_bands)
        ),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_population per area and age band, all ages among them."""
    bands = SOURCE.repeated_in(context.header)
    residents = raw.unpivot(
        on=[TOTAL, *bands],
        index=["row_no", "area_code", "area_name", "year", "synthetic"],
        variable_name="age_band",
        value_name="residents",
    )
    return residents.filter(pl.col("residents").is_not_null()).select(
        "row_no",
        "area_code",
        "area_name",
        year=pl.col("year").cast(pl.Float64).cast(pl.Int32),
        age_from=pl.col("age_band").str.extract(r"^ar_(\d+)").cast(pl.Int32),
        age_to=pl.col("age_band").str.extract(r"-(\d+)$").cast(pl.Int32),
        is_total=pl.col("age_band") == TOTAL,
        residents=count("residents"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="population",
    title="Residents by area and age band",
    origin="Office for National Statistics, census or mid-year estimates",
    licence="Open Government Licence v3.0",
    columns=(
        RawColumn("area_code", "Nine-character GSS code, or a local code."),
        RawColumn("area_name", "Its name."),
        RawColumn(TOTAL, "Residents of all ages; 1,568 may stand in quotes."),
        RawColumn("year", "Year of the estimate; blank where not stated.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    repeated=BANDS,
    table="dim_population",
    key=("area_code", "year"),
    rules=rules,
    tidy=tidy,
    spreads=True,
)
