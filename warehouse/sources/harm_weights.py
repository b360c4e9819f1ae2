"""Harm weights of offences, by scheme and edition: the ONS list as found, and a plain form.

The ONS list counts an offence code in several rows where it names several offences; all of them
carry one weight, so that a code has one answer. The list does not state its edition: it can be
given in a column, and stays blank otherwise.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source

ONS_SCHEME = "ONS CSS"
HEAVIEST = 100_000
SYNTHETIC = RawColumn("synthetic", "true marks sample data.", required=False)
TABLE, KEY = "dim_harm_weight", ("scheme", "edition", "ho_code")


def ons_rules(context: FileContext) -> tuple[Rule, ...]:
    """An offence code with one weight."""
    return (
        *present("code_original", "offence", "weight"),
        in_range("weight", 0, HEAVIEST),
        _one_weight("edition", "code_original"),
        unique("code_original", "description"),
    )


def ons_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_harm_weight per offence code and description."""
    return raw.select(
        "row_no",
        "edition",
        scheme=pl.lit(ONS_SCHEME),
        ho_code=pl.col("code_original"),
        offence=pl.coalesce("description", "offence"),
        weight=pl.col("weight").cast(pl.Float64),
        is_synthetic=truth("synthetic"),
    )


def plain_rules(context: FileContext) -> tuple[Rule, ...]:
    """An offence code with one weight in each edition of a scheme."""
    return (
        *present("scheme", "edition", "ho_code", "offence", "weight"),
        in_range("weight", 0, HEAVIEST),
        _one_weight("scheme", "edition", "ho_code"),
        unique("scheme", "edition", "ho_code", "offence"),
    )


def plain_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_harm_weight per scheme, edition, offence code and offence."""
    return raw.select(
        "row_no",
        "scheme",
        "edition",
        "ho_code",
        "offence",
        weight=pl.col("weight").cast(pl.Float64),
        is_synthetic=truth("synthetic"),
    )


def _one_weight(*code: str) -> Rule:
    weight = pl.col("weight").cast(pl.Float64, strict=False)
    return Rule(
        name="is the weight of every row with that code",
        column="weight",
        broken=weight.min().over(code) != weight.max().over(code),
    )


ONS = Source(
    kind="harm_weights_ons",
    title="ONS Crime Severity Score weights",
    origin="Office for National Statistics, list of weights of the Crime Severity Score",
    licence="Open Government Licence v3.0",
    columns=(
        RawColumn("category_counts", "Not kept."),
        RawColumn("description", "Offence as recorded crime tables name it."),
        RawColumn("code_severity", "Code of the offence in the score; not kept."),
        RawColumn("code_original", "Home Office code of the offence."),
        RawColumn("category_severity", "Not kept."),
        RawColumn("offence", "Offence as the score names it."),
        RawColumn("weight", "Weight."),
        RawColumn("edition", "Edition of the list; blank where not stated.", required=False),
        SYNTHETIC,
    ),
    table=TABLE,
    key=KEY,
    rules=ons_rules,
    tidy=ons_tidy,
)

PLAIN = Source(
    kind="harm_weights",
    title="Harm weights, plain form",
    origin="The publisher of the scheme, such as the Cambridge Crime Harm Index",
    licence="As the scheme's publisher states",
    columns=(
        RawColumn("scheme", "Name of the scheme, such as CCHI."),
        RawColumn("edition", "Edition, such as 2026."),
        RawColumn("ho_code", "Home Office code of the offence."),
        RawColumn("offence", "Offence in words."),
        RawColumn("weight", "Weight; its unit is the scheme's."),
        SYNTHETIC,
    ),
    table=TABLE,
    key=KEY,
    rules=plain_rules,
    tidy=plain_tidy,
)

SOURCES = (ONS, PLAIN)
