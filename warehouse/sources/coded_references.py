"""Coded references: stretches of transcripts with their code, as NVivo and others export them.

There is no identifier: a later export replaces what its coder coded so in the same transcript.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import is_truth, present, programme_of_interview, truth
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A transcript of the interview index, a theme and the words themselves."""
    return (
        *present("code"),
        *present("file", "reference text", private=True),
        Rule(
            name="is a transcript of one programme in the interview index",
            column="file",
            broken=programme_of_interview("file", context).is_null() & pl.col("file").is_not_null(),
            private=True,
        ),
        *impersonal("code"),
        is_truth("releasable"),
        *masker(context).warnings("reference text"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_coded_reference per row of the export."""
    mask = masker(context)
    coded = raw.with_columns(
        programme_code=programme_of_interview("file", context),
        pseudonym=context.pseudonyms.of(raw["file"]),
    )
    return coded.select(
        "row_no",
        programme_code=pl.col("programme_code"),
        document=pl.col("pseudonym"),
        tag=pl.col("code"),
        excerpt=mask.text("reference text"),
        coder=context.pseudonyms.of(raw["coder"]),
        releasable=truth("releasable"),
        masked=mask.marks("reference text"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="coded_references",
    title="Coded references",
    origin="NVivo or another coding tool, export of references as a table",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("file", "Name of the transcript, as in the interview index."),
        RawColumn("code", "Theme that the stretch was given."),
        RawColumn("reference text", "The stretch itself."),
        RawColumn("coverage", "Share of the transcript; not kept.", required=False),
        RawColumn("coder", "Code of the person who coded.", required=False),
        RawColumn(
            "releasable",
            "yes where the evaluator has cleared the quote for print; otherwise it is not.",
            required=False,
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_coded_reference",
    key=("document", "tag", "coder"),
    rules=rules,
    tidy=tidy,
    needs=("interview_index",),
    weighs=("roster",),
)
