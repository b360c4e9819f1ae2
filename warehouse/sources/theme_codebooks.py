"""Codebooks of interview themes: REFI-QDA (.qdc), which most coding tools write, and Taguette's.

Excerpts name a theme by its name alone, so a name stands for one theme; a newer codebook replaces
the themes that it carries. Codebooks name no programme: themes are shared by all of them.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import is_truth, matches, present, truth, unique
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source

SYNTHETIC_ORIGIN = "Synthetic sample"
COLOUR = "#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
TABLE, KEY = "dim_theme", ("theme",)


def refi_rules(context: FileContext) -> tuple[Rule, ...]:
    """A name, once; colour and codable in their form."""
    return (
        *_theme_rules("name", context),
        matches("colour", COLOUR, "is a colour such as #ff0000"),
        is_truth("codable"),
    )


def refi_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_theme per code."""
    mask = masker(context)
    return raw.select(
        "row_no",
        "parent",
        "colour",
        theme=pl.col("name"),
        description=mask.text("description"),
        is_codable=truth("codable") | pl.col("codable").is_null(),
        masked=mask.marks("description"),
        is_synthetic=(pl.col("origin") == SYNTHETIC_ORIGIN).fill_null(False),
    )


def taguette_rules(context: FileContext) -> tuple[Rule, ...]:
    """A tag, once."""
    return _theme_rules("tag", context)


def taguette_tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_theme per tag; every tag can be given to an excerpt."""
    mask = masker(context)
    return raw.select(
        "row_no",
        "parent",
        theme=pl.col("tag"),
        description=mask.text("description"),
        colour=pl.lit(None, dtype=pl.String),
        is_codable=pl.lit(value=True),
        masked=mask.marks("description"),
        is_synthetic=truth("synthetic"),
    )


def _theme_rules(name: str, context: FileContext) -> tuple[Rule, ...]:
    return (
        *present(name),
        unique(name),
        *impersonal(name, "parent"),
        *masker(context).warnings("description"),
    )


REFI = Source(
    kind="theme_codebook",
    title="Codebook of interview themes, REFI-QDA",
    origin="NVivo, MAXQDA, Taguette or another coding tool, exported as .qdc",
    licence="The evaluator's own",
    columns=(
        RawColumn("guid", "Identifier of the code; not kept."),
        RawColumn("name", "Name of the theme, as excerpts name it."),
        RawColumn("parent", "Name of the code that it stands below."),
        RawColumn("description", "What it is given to."),
        RawColumn("colour", "Colour, #rrggbb."),
        RawColumn("codable", "true where excerpts may be given it; false for a mere group."),
        RawColumn("origin", f"Tool; '{SYNTHETIC_ORIGIN}' marks sample data.", required=False),
    ),
    table=TABLE,
    key=KEY,
    rules=refi_rules,
    tidy=refi_tidy,
    weighs=("roster",),
)

TAGUETTE = Source(
    kind="taguette_codebook",
    title="Codebook of interview themes, Taguette",
    origin="Taguette, export of the codebook as CSV or XLSX",
    licence="The evaluator's own",
    columns=(
        RawColumn("tag", "Name of the theme, as excerpts name it."),
        RawColumn("parent", "Name of the tag that it stands below."),
        RawColumn("description", "What it is given to."),
        RawColumn("number of highlights", "Not kept: excerpts are counted where they are coded."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table=TABLE,
    key=KEY,
    rules=taguette_rules,
    tidy=taguette_tidy,
    weighs=("roster",),
)

SOURCES = (REFI, TAGUETTE)
