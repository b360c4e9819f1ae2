"""Taguette highlights: stretches of transcripts with their tags, one row per tag.

Taguette exports no coder: where several code, each hands in an export with a column that says who.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import is_code, is_truth, present, programme_of_interview, truth, unique
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A transcript of the interview index, a theme and the words themselves."""
    return (
        *present("id", "tag"),
        *present("document", "content", private=True),
        is_code("id"),
        Rule(
            name="is a transcript of one programme in the interview index",
            column="document",
            broken=programme_of_interview("document", context).is_null()
            & pl.col("document").is_not_null(),
            private=True,
        ),
        *impersonal("tag"),
        is_truth("releasable"),
        unique("id", "document", "tag"),
        *masker(context).warnings("content"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_taguette_highlight per row of the export."""
    mask = masker(context)
    coded = raw.with_columns(
        programme_code=programme_of_interview("document", context),
        pseudonym=context.pseudonyms.of(raw["document"]),
    )
    return coded.select(
        "row_no",
        programme_code=pl.col("programme_code"),
        document=pl.col("pseudonym"),
        highlight=pl.col("id"),
        tag=pl.col("tag"),
        excerpt=mask.text("content"),
        coder=context.pseudonyms.of(raw["coder"]),
        releasable=truth("releasable"),
        masked=mask.marks("content"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="taguette_highlights",
    title="Taguette highlights",
    origin="Taguette, export of highlights as CSV",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("id", "Number of the highlight."),
        RawColumn("document", "Name of the transcript, as in the interview index."),
        RawColumn("tag", "Theme that the stretch was given."),
        RawColumn("content", "The stretch itself."),
        RawColumn("coder", "Code of the person who coded.", required=False),
        RawColumn(
            "releasable",
            "yes where the evaluator has cleared the quote for print; otherwise it is not.",
            required=False,
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_taguette_highlight",
    key=("document", "highlight", "tag", "coder"),
    rules=rules,
    tidy=tidy,
    needs=("interview_index",),
    weighs=("roster",),
)
