"""Evaluator's commentary (Markdown with a small header): what a person says beside the results.

It is printed apart from what is made of data. A newer text of the same role for the same section of
a review replaces the older.
"""

from __future__ import annotations

import polars as pl

from warehouse.expressions import (
    day,
    is_date,
    matches,
    present,
    registered_programme,
    truth,
    unique,
)
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a section, a role, a day and a text."""
    return (
        *present("programme", "section", "author_role", "date"),
        *present("body", private=True),
        registered_programme(context),
        matches("section", "[a-z][a-z0-9_]*", "is a section's key such as site_choice"),
        matches("author_role", r"(?s).{1,60}", "has at most 60 characters", private=True),
        *impersonal("author_role"),
        is_date("date"),
        unique("programme", "section", "author_role"),
        *masker(context).warnings("author_role", "body"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_commentary per text."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        section=pl.col("section"),
        author_role=mask.text("author_role"),
        written_on=day("date"),
        body=mask.text("body"),
        masked=mask.marks("author_role", "body"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="commentary",
    title="Evaluator's commentary",
    origin="The evaluator; Markdown",
    licence="The evaluator's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("section", "Key of the review's section that it stands in."),
        RawColumn("author_role", "Role of whoever wrote it; never a name."),
        RawColumn("date", "Day of the text, YYYY-MM-DD."),
        RawColumn("body", "The text below the header, Markdown."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_commentary",
    key=("programme_code", "section", "author_role"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="written_on",
)
