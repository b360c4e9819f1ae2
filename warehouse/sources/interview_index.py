"""Interview index: each transcript with the interviewee's band of rank, place, day and consent."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import RoleBand
from warehouse.expressions import (
    day,
    is_date,
    is_truth,
    one_of,
    present,
    registered_programme,
    truth,
    unique,
)
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A transcript, a band of rank and whether the interviewee consents to be quoted."""
    return (
        *present("programme", "role_band", "consent"),
        *present("document", private=True),
        registered_programme(context),
        one_of("role_band", list(RoleBand)),
        *impersonal("lpa"),
        is_date("date"),
        is_truth("consent"),
        unique("programme", "document", private=True),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_interview per transcript."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        document=context.pseudonyms.of(raw["document"]),
        role_band=pl.col("role_band"),
        lpa=pl.col("lpa"),
        interviewed_on=day("date"),
        has_consent=truth("consent"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="interview_index",
    title="Interview index",
    origin="The evaluator's list of interviews",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn(
            "document", "Name of the transcript, as the coding tool exports it.", private=True
        ),
        RawColumn("role_band", "pcso, constable, supervisor, senior, staff or partner."),
        RawColumn("lpa", "Local policing area.", required=False),
        RawColumn("date", "Day of the interview, YYYY-MM-DD.", required=False),
        RawColumn("consent", "yes where the interviewee consents to be quoted."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_interview",
    key=("programme_code", "document"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="interviewed_on",
)
