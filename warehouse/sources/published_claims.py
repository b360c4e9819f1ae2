"""Figures that a published review printed, one row each, so that they can be held to the data."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import is_truth, present, truth, unique
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An identifier, a place in the review, a measure and its value."""
    return (
        *present("claim", "section", "measure", "value"),
        is_truth("preferred"),
        unique("claim"),
        *masker(context).warnings("note"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_claim per printed figure."""
    return raw.select(
        "row_no",
        claim_id=pl.col("claim"),
        section=pl.col("section"),
        measure=pl.col("measure"),
        value=pl.col("value"),
        unit=pl.col("unit"),
        disputed=pl.col("disputed"),
        is_preferred=truth("preferred"),
        note=masker(context).text("note"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="published_claims",
    title="Published claims of a review",
    origin="A published review; figures only",
    licence="Facts; the review is cited",
    columns=(
        RawColumn("claim", "Identifier."),
        RawColumn("section", "Section of the review."),
        RawColumn("measure", "What the figure measures."),
        RawColumn("value", "The figure as printed."),
        RawColumn("unit", "Its unit.", required=False),
        RawColumn("disputed", "Key shared by figures that contradict each other."),
        RawColumn("preferred", "yes for the preferred one of those.", required=False),
        RawColumn("note", "Reason or context.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_claim",
    key=("claim_id",),
    rules=rules,
    tidy=tidy,
    weighs=("roster",),
)
