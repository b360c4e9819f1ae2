"""Areas: code, name, type, residents and centroid."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, number, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A code and a name; residents and centroid where known."""
    return (
        *present("code", "name", "type"),
        in_range("population", 0, 100_000_000, whole=True, grouped=True),
        in_range("longitude", -180, 180),
        in_range("latitude", -90, 90),
        unique("code"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area per area."""
    return raw.select(
        "row_no",
        area_code=pl.col("code"),
        area_name=pl.col("name"),
        area_type=pl.col("type"),
        population=number("population").cast(pl.Int64),
        longitude=pl.col("longitude").cast(pl.Float64),
        latitude=pl.col("latitude").cast(pl.Float64),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="areas",
    title="Areas with residents and centroid",
    origin="Office for National Statistics boundaries and mid-year estimates, or local areas",
    licence="Open Government Licence v3.0 where published by ONS",
    columns=(
        RawColumn("code", "Nine-character GSS code, or a local code."),
        RawColumn("name", "Name."),
        RawColumn("type", "LSOA, ward, beat, LPA or site."),
        RawColumn("population", "Usual residents."),
        RawColumn("longitude", "WGS84, of the centroid."),
        RawColumn("latitude", "WGS84, of the centroid."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_area",
    key=("area_code",),
    rules=rules,
    tidy=tidy,
)
