"""Index of Multiple Deprivation 2015: score, rank and decile of each LSOA of England."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, is_area_code, present, truth, unique, warn
from warehouse.source import FileContext, RawColumn, Rule, Source

EDITION = 2015
AREAS = 32_844
FIGURES = ("IMD_score", "IMD_rank", "IMD_decile")


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An area with all three figures, which agree."""
    decile = (pl.col("IMD_rank").cast(pl.Float64, strict=False) * 10 / AREAS).ceil()
    return (
        *present("lsoa11_code", *FIGURES),
        is_area_code("lsoa11_code"),
        is_area_code("lad13_code"),
        in_range("IMD_score", 0, 100),
        in_range("IMD_rank", 1, AREAS, whole=True),
        in_range("IMD_decile", 1, 10, whole=True),
        unique("lsoa11_code"),
        warn(
            Rule(
                name="is the decile of the rank",
                column="IMD_decile",
                broken=pl.col("IMD_decile").cast(pl.Float64, strict=False) != decile,
            )
        ),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_deprivation per LSOA."""
    return raw.select(
        "row_no",
        edition=pl.lit(EDITION, dtype=pl.Int32),
        area_code=pl.col("lsoa11_code"),
        area_name=pl.col("lsoa11_name"),
        district_code=pl.col("lad13_code"),
        district_name=pl.col("lad13_name"),
        score=pl.col("IMD_score").cast(pl.Float64),
        rank=pl.col("IMD_rank").cast(pl.Float64).cast(pl.Int32),
        decile=pl.col("IMD_decile").cast(pl.Float64).cast(pl.Int32),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="deprivation",
    title="Index of Multiple Deprivation 2015",
    origin="Department for Communities and Local Government, English indices of deprivation 2015",
    licence="Open Government Licence v3.0",
    columns=(
        RawColumn("lsoa11_code", "2011 LSOA."),
        RawColumn("lsoa11_name", "Its name."),
        RawColumn("lad13_code", "2013 district."),
        RawColumn("lad13_name", "Its name."),
        RawColumn("IMD_score", "The higher, the more deprived."),
        RawColumn("IMD_rank", f"1 is the most deprived of {AREAS:,} areas."),
        RawColumn("IMD_decile", "1 is the most deprived tenth."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_deprivation",
    key=("edition", "area_code"),
    rules=rules,
    tidy=tidy,
)
