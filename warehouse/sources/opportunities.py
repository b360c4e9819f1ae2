"""Opportunities: problems that the approach would have fitted, taken up or missed."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import OpportunityStatus
from warehouse.expressions import (
    day,
    is_code,
    is_date,
    one_of,
    present,
    registered_pilot,
    registered_programme,
    truth,
    unique,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a code, words and a status; a registered pilot where one is named."""
    return (
        *present("programme", "code", "opportunity", "status"),
        registered_programme(context),
        registered_pilot(context),
        is_code("code"),
        is_date("identified_on"),
        one_of("status", list(OpportunityStatus)),
        unique("programme", "code"),
        *masker(context).warnings("opportunity"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_opportunity per opportunity."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        opportunity_code=pl.col("code"),
        opportunity=mask.text("opportunity"),
        identified_on=day("identified_on"),
        status=pl.col("status"),
        masked=mask.marks("opportunity"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="opportunities",
    title="Opportunities",
    origin="The programme's own log or the evaluator's",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot that it concerns.", required=False),
        RawColumn("code", "Code of the opportunity."),
        RawColumn("opportunity", "The problem."),
        RawColumn("identified_on", "Day on which it was seen, YYYY-MM-DD.", required=False),
        RawColumn("status", "identified, taken or missed."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_opportunity",
    key=("programme_code", "opportunity_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="identified_on",
)
