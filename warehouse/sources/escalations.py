"""Escalations: what a pilot could not settle itself, to whom it was raised, and what came of it."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import EscalationLevel, EscalationStatus
from warehouse.expressions import (
    day,
    during_pilot,
    is_code,
    is_date,
    not_before,
    one_of,
    present,
    registered_pilot,
    truth,
    unique,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a code, a day and a level; an open one has no day of closing."""
    return (
        *present("programme", "pilot", "code", "raised_on", "to_level", "status"),
        registered_pilot(context),
        is_code("code"),
        is_date("raised_on"),
        during_pilot("raised_on", context),
        one_of("to_level", list(EscalationLevel)),
        one_of("status", list(EscalationStatus)),
        is_date("closed_on"),
        not_before("closed_on", "raised_on"),
        Rule(
            name="is blank while the status is open",
            column="closed_on",
            broken=(pl.col("status") == EscalationStatus.OPEN) & pl.col("closed_on").is_not_null(),
        ),
        unique("programme", "pilot", "code"),
        *masker(context).warnings("barrier"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_escalation per escalation."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        escalation_code=pl.col("code"),
        raised_on=day("raised_on"),
        to_level=pl.col("to_level"),
        barrier=mask.text("barrier"),
        status=pl.col("status"),
        closed_on=day("closed_on"),
        masked=mask.marks("barrier"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="escalations",
    title="Escalations",
    origin="The pilot's own escalation log",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("code", "Code of the escalation."),
        RawColumn("raised_on", "Day on which it was raised, YYYY-MM-DD."),
        RawColumn("to_level", "sergeant, inspector, senior, partner or regional_business."),
        RawColumn("barrier", "What stands in the way."),
        RawColumn("status", "open, answered, resolved or blocked."),
        RawColumn("closed_on", "Day on which it was closed, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_escalation",
    key=("programme_code", "pilot_code", "escalation_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="raised_on",
)
