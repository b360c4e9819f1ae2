"""Rubric reviews: how reviewers score a pilot on each criterion, 1 to 5."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import (
    day,
    during_pilot,
    in_range,
    is_date,
    is_truth,
    present,
    registered_pilot,
    truth,
    truth_or_null,
    unique,
)
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A reviewer, a registered pilot, a criterion and a score within 1 to 5."""
    return (
        *present("programme", "pilot", "criterion", "score"),
        *present("reviewer", private=True),
        registered_pilot(context),
        *impersonal("criterion"),
        in_range("score", 1, 5, whole=True),
        is_truth("blind"),
        is_date("date"),
        during_pilot("date", context, after_end=True),
        unique("programme", "pilot", "reviewer", "criterion", "date", days=("date",)),
        *masker(context).warnings("rationale"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_rubric_review per score."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        reviewer=context.pseudonyms.of(raw["reviewer"]),
        criterion=pl.col("criterion"),
        score=pl.col("score").cast(pl.Float64),
        rationale=mask.text("rationale"),
        is_blind=truth_or_null("blind"),
        reviewed_on=day("date"),
        masked=mask.marks("rationale"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="rubric_reviews",
    title="Rubric reviews of pilots",
    origin="Reviewers' scores of proformas and evidence against a rubric",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("reviewer", "Code of the reviewer.", private=True),
        RawColumn("criterion", "Criterion of the rubric."),
        RawColumn("score", "1 to 5."),
        RawColumn("rationale", "The reviewer's reason.", required=False),
        RawColumn(
            "blind", "yes where the reviewer did not know the self-evaluation.", required=False
        ),
        RawColumn("date", "Day of the review, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_rubric_review",
    key=("programme_code", "pilot_code", "reviewer", "criterion", "reviewed_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="reviewed_on",
)
