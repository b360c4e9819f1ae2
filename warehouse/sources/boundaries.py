"""Boundaries of areas as GeoJSON geometry, one area a row, in longitude and latitude.

Published layers name their columns after the kind and year of the areas (LSOA11CD, WD13NM), which
is where type and vintage come from; layers of the force's own areas name them in the plain form.
"""

from __future__ import annotations

import re

import polars as pl

from warehouse.expressions import in_range, is_area_code, matches, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source

CODES = re.compile(r"[A-Za-z]{2,5}\d\d(?:CD|cd)")
TYPES = {"WD": "ward", "LAD": "district", "LTLA": "district", "PFA": "force"}
WEST, EAST, SOUTH, NORTH = -9.0, 2.5, 49.0, 61.5
POLYGON = r'(?s).*"type"\s*:\s*"(?:Multi)?Polygon".*'
FIRST_POINT = r"\[\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)"
GEOMETRY = RawColumn("geometry", "GeoJSON geometry: Polygon or MultiPolygon, WGS84.")
SYNTHETIC = RawColumn("synthetic", "true marks sample data.", required=False)
TABLE, KEY = "dim_boundary", ("area_type", "vintage", "area_code")


def published_rules(context: FileContext) -> tuple[Rule, ...]:
    """An area code, once, and a shape."""
    code = _code_column(context)
    return (*present(code), is_area_code(code), unique(code), *_shape_rules())


def published_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_boundary per area."""
    code = _code_column(context)
    stem, year = code[:-4].upper(), int(code[-4:-2])
    name = code[:-2] + ("NM" if code.endswith("CD") else "nm")
    return raw.select(
        "row_no",
        "geometry",
        area_code=pl.col(code),
        area_name=pl.col(name) if name in raw.columns else pl.lit(None, dtype=pl.String),
        area_type=pl.lit(TYPES.get(stem, stem)),
        vintage=pl.lit(2000 + year, dtype=pl.Int32),
        is_synthetic=truth("synthetic"),
    )


def plain_rules(context: FileContext) -> tuple[Rule, ...]:
    """An area of a kind, once, and a shape."""
    return (
        *present("area_code", "area_type"),
        in_range("vintage", 1900, 2100, whole=True),
        Rule(
            name="occurs once with its type and vintage in the file",
            column="area_code",
            broken=~pl.struct("area_type", "vintage", "area_code").is_first_distinct(),
        ),
        *_shape_rules(),
    )


def plain_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_boundary per area."""
    return raw.select(
        "row_no",
        "geometry",
        "area_code",
        "area_name",
        "area_type",
        vintage=pl.col("vintage").cast(pl.Float64).cast(pl.Int32),
        is_synthetic=truth("synthetic"),
    )


def _code_column(context: FileContext) -> str:
    return PUBLISHED.repeated_in(context.header)[0]


def _shape_rules() -> tuple[Rule, ...]:
    longitude, latitude = (
        pl.col("geometry").str.extract(FIRST_POINT, group).cast(pl.Float64) for group in (1, 2)
    )
    inside = longitude.is_between(WEST, EAST) & latitude.is_between(SOUTH, NORTH)
    return (
        *present("geometry"),
        matches("geometry", POLYGON, "is a GeoJSON Polygon or MultiPolygon"),
        Rule(
            name="begins with a longitude and a latitude of the United Kingdom",
            column="geometry",
            broken=pl.col("geometry").is_not_null() & ~inside.fill_null(False),
        ),
    )


PUBLISHED = Source(
    kind="boundaries",
    title="Boundaries of areas, as published",
    origin="Office for National Statistics, Open Geography portal",
    licence="Open Government Licence v3.0; contains OS data, Crown copyright",
    columns=(GEOMETRY, SYNTHETIC),
    repeated=CODES,
    table=TABLE,
    key=KEY,
    rules=published_rules,
    tidy=published_tidy,
)

PLAIN = Source(
    kind="boundaries_local",
    title="Boundaries of the force's own areas",
    origin="The force: beats, local policing areas, sites",
    licence="The force's own",
    columns=(
        RawColumn("area_code", "The force's code of the area."),
        RawColumn("area_type", "beat, LPA, site or other."),
        GEOMETRY,
        RawColumn("area_name", "Its name.", required=False),
        RawColumn("vintage", "Year from which the boundary holds.", required=False),
        SYNTHETIC,
    ),
    table=TABLE,
    key=KEY,
    rules=plain_rules,
    tidy=plain_tidy,
)

SOURCES = (PUBLISHED, PLAIN)
