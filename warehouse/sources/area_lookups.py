"""Lookups from one kind or vintage of area to another: three published forms and a plain one.

The published best fits put an LSOA into one ward or district. The exact fit of 2011 to 2021 LSOAs
does not: one that was split stands in several rows, and several that were merged point to one. A
newer file replaces the targets of the areas that it carries, towards the same kind of area.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import (
    in_range,
    is_area_code,
    one_of,
    present,
    truth,
    unique,
)
from warehouse.source import FileContext, RawColumn, Rule, Source

ONS = "Office for National Statistics, Open Geography portal"
OGL = "Open Government Licence v3.0"
CHANGES = ("U", "S", "M", "X")
SYNTHETIC = RawColumn("synthetic", "true marks sample data.", required=False)
KEY = ("from_type", "from_vintage", "from_code", "to_type", "to_vintage")


def ward_rules(context: FileContext) -> tuple[Rule, ...]:
    """Each LSOA once, with its ward."""
    return _best_fit("lsoa11_code", "ward17_code")


def ward_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area_lookup per LSOA."""
    return _rows(raw, origin=("LSOA", 2011, "lsoa11_code"), target=("ward", 2017, "ward17_code"))


def district_rules(context: FileContext) -> tuple[Rule, ...]:
    """Each LSOA once, with its district."""
    return _best_fit("lsoa11_code", "ltla19_code")


def district_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area_lookup per LSOA."""
    target = ("district", 2019, "ltla19_code")
    return _rows(raw, origin=("LSOA", 2011, "lsoa11_code"), target=target)


def exact_rules(context: FileContext) -> tuple[Rule, ...]:
    """Each pair of areas once, with what became of the area."""
    return (
        *present("LSOA11CD", "LSOA21CD", "CHGIND"),
        is_area_code("LSOA11CD"),
        is_area_code("LSOA21CD"),
        one_of("CHGIND", list(CHANGES)),
        unique("LSOA11CD", "LSOA21CD"),
    )


def exact_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area_lookup per pair of areas."""
    rows = _rows(raw, origin=("LSOA", 2011, "LSOA11CD"), target=("LSOA", 2021, "LSOA21CD"))
    return rows.with_columns(change=raw["CHGIND"])


def plain_rules(context: FileContext) -> tuple[Rule, ...]:
    """Both areas with kind and vintage; the same pair once."""
    return (
        *present("from_type", "from_code", "to_type", "to_code"),
        in_range("from_vintage", 1900, 2100, whole=True),
        in_range("to_vintage", 1900, 2100, whole=True),
        one_of("change", list(CHANGES)),
        Rule(
            name="occurs once with its target in the file",
            column="from_code",
            broken=~pl.struct(*KEY, "to_code").is_first_distinct(),
        ),
    )


def plain_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area_lookup per pair of areas."""
    return raw.select(
        "row_no",
        "from_type",
        "from_code",
        "to_type",
        "to_code",
        "change",
        from_vintage=pl.col("from_vintage").cast(pl.Float64).cast(pl.Int32),
        to_vintage=pl.col("to_vintage").cast(pl.Float64).cast(pl.Int32),
        is_synthetic=truth("synthetic"),
    )


def _best_fit(origin: str, target: str) -> tuple[Rule, ...]:
    return (
        *present(origin, target),
        is_area_code(origin),
        is_area_code(target),
        unique(origin),
    )


def _rows(
    raw: pl.DataFrame, *, origin: tuple[str, int, str], target: tuple[str, int, str]
) -> pl.DataFrame:
    return raw.select(
        "row_no",
        from_type=pl.lit(origin[0]),
        from_vintage=pl.lit(origin[1], dtype=pl.Int32),
        from_code=pl.col(origin[2]),
        to_type=pl.lit(target[0]),
        to_vintage=pl.lit(target[1], dtype=pl.Int32),
        to_code=pl.col(target[2]),
        change=pl.lit(None, dtype=pl.String),
        is_synthetic=truth("synthetic"),
    )


WARDS = Source(
    kind="lookup_lsoa11_ward17",
    title="Lookup of 2011 LSOAs to 2017 wards",
    origin=ONS,
    licence=OGL,
    columns=(
        RawColumn("lsoa11_code", "2011 LSOA."),
        RawColumn("ward17_code", "2017 ward that it fits best."),
        SYNTHETIC,
    ),
    table="dim_area_lookup",
    key=KEY,
    rules=ward_rules,
    tidy=ward_tidy,
)

DISTRICTS = Source(
    kind="lookup_lsoa11_ltla19",
    title="Lookup of 2011 LSOAs to 2019 districts",
    origin=ONS,
    licence=OGL,
    columns=(
        RawColumn("lsoa11_code", "2011 LSOA."),
        RawColumn("ltla19_code", "2019 lower-tier local authority."),
        RawColumn("lsoa11_name", "Not kept.", required=False),
        RawColumn("ltla19_name", "Not kept.", required=False),
        SYNTHETIC,
    ),
    table="dim_area_lookup",
    key=KEY,
    rules=district_rules,
    tidy=district_tidy,
)

EXACT = Source(
    kind="lookup_lsoa11_lsoa21",
    title="Exact-fit lookup of 2011 to 2021 LSOAs",
    origin=ONS,
    licence=OGL,
    columns=(
        RawColumn("LSOA11CD", "2011 LSOA."),
        RawColumn("LSOA21CD", "2021 LSOA."),
        RawColumn("CHGIND", "U unchanged, S split, M merged, X changed in another way."),
        SYNTHETIC,
    ),
    table="dim_area_lookup",
    key=KEY,
    rules=exact_rules,
    tidy=exact_tidy,
)

PLAIN = Source(
    kind="area_lookup",
    title="Lookup of areas, plain form",
    origin="The force or the evaluator: beats, local areas, other vintages",
    licence="The force's own",
    columns=(
        RawColumn("from_type", "LSOA, ward, district, beat, LPA or site."),
        RawColumn("from_code", "Its code."),
        RawColumn("from_vintage", "Year of its boundaries.", required=False),
        RawColumn("to_type", "LSOA, ward, district, beat, LPA or force."),
        RawColumn("to_code", "Its code."),
        RawColumn("to_vintage", "Year of its boundaries.", required=False),
        RawColumn("change", "U, S, M or X, as in the exact fit.", required=False),
        SYNTHETIC,
    ),
    table="dim_area_lookup",
    key=KEY,
    rules=plain_rules,
    tidy=plain_tidy,
)

SOURCES = (WARDS, DISTRICTS, EXACT, PLAIN)
