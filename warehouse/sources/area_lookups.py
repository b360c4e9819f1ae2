"""Lookups from one kind or vintage of area to another: three published forms and a plain one.

The published best fits put an LSOA into one ward or district. The exact fit of 2011 to 2021 LSOAs
does not: one that was split stands in several rows, and several that were merged point to one. A
newer file replaces the targets of the areas that it carries, towards the same kind of area.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

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
TABLE = "dim_area_lookup"
KEY = ("from_type", "from_vintage", "from_code", "to_type", "to_vintage")


@dataclass(frozen=True, slots=True)
class _Fit:
    """A published fit of 2011 LSOAs: its columns, the kind of area fitted to, and its year.

    Attributes:
        change: column that says what became of the area; a fit without one is a best fit.
    """

    origin: str
    target: str
    to_type: str
    to_vintage: int
    change: str | None = None


def fit_rules(fit: _Fit, context: FileContext) -> tuple[Rule, ...]:
    """Both areas; each LSOA once in a best fit, each pair once in an exact one."""
    both = (fit.origin, fit.target)
    of_either = (*present(*both), *(is_area_code(column) for column in both))
    if fit.change is None:
        return (*of_either, unique(fit.origin))
    return (
        *of_either,
        *present(fit.change),
        one_of(fit.change, list(CHANGES)),
        unique(*both),
    )


def fit_tidy(fit: _Fit, raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_area_lookup per row of the file."""
    return raw.select(
        "row_no",
        from_type=pl.lit("LSOA"),
        from_vintage=pl.lit(2011, dtype=pl.Int32),
        from_code=pl.col(fit.origin),
        to_type=pl.lit(fit.to_type),
        to_vintage=pl.lit(fit.to_vintage, dtype=pl.Int32),
        to_code=pl.col(fit.target),
        change=pl.col(fit.change) if fit.change else pl.lit(None, dtype=pl.String),
        is_synthetic=truth("synthetic"),
    )


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


def _published(kind: str, title: str, fit: _Fit, *columns: RawColumn) -> Source:
    return Source(
        kind=kind,
        title=title,
        origin=ONS,
        licence=OGL,
        columns=(*columns, SYNTHETIC),
        table=TABLE,
        key=KEY,
        rules=partial(fit_rules, fit),
        tidy=partial(fit_tidy, fit),
    )


WARDS = _published(
    "lookup_lsoa11_ward17",
    "Lookup of 2011 LSOAs to 2017 wards",
    _Fit("lsoa11_code", "ward17_code", "ward", 2017),
    RawColumn("lsoa11_code", "2011 LSOA."),
    RawColumn("ward17_code", "2017 ward that it fits best."),
)

DISTRICTS = _published(
    "lookup_lsoa11_ltla19",
    "Lookup of 2011 LSOAs to 2019 districts",
    _Fit("lsoa11_code", "ltla19_code", "district", 2019),
    RawColumn("lsoa11_code", "2011 LSOA."),
    RawColumn("ltla19_code", "2019 lower-tier local authority."),
    RawColumn("lsoa11_name", "Not kept.", required=False),
    RawColumn("ltla19_name", "Not kept.", required=False),
)

EXACT = _published(
    "lookup_lsoa11_lsoa21",
    "Exact-fit lookup of 2011 to 2021 LSOAs",
    _Fit("LSOA11CD", "LSOA21CD", "LSOA", 2021, change="CHGIND"),
    RawColumn("LSOA11CD", "2011 LSOA."),
    RawColumn("LSOA21CD", "2021 LSOA."),
    RawColumn("CHGIND", "U unchanged, S split, M merged, X changed in another way."),
)

PLAIN = Source(
    kind="area_lookup",
    title="Lookup of areas, plain form",
    origin="The force or the evaluator: beats, local areas, forces, other vintages",
    licence="The force's own",
    columns=(
        RawColumn("from_type", "LSOA, ward, district, beat, LPA or site."),
        RawColumn("from_code", "Its code."),
        RawColumn("from_vintage", "Year of its boundaries.", required=False),
        RawColumn("to_type", "LSOA, ward, district, beat, LPA or force."),
        RawColumn("to_code", "Its code; of a force, the name that its own files give it."),
        RawColumn("to_vintage", "Year of its boundaries.", required=False),
        RawColumn("change", "U, S, M or X, as in the exact fit.", required=False),
        SYNTHETIC,
    ),
    table=TABLE,
    key=KEY,
    rules=plain_rules,
    tidy=plain_tidy,
)

SOURCES = (WARDS, DISTRICTS, EXACT, PLAIN)
