"""LISP step events: when each step of a pilot was started, evidenced, completed or reopened."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import StepEvent
from warehouse.expressions import (
    day,
    during_pilot,
    is_date,
    is_step,
    one_of,
    present,
    registered_pilot,
    truth,
    unique,
    whole,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Severity, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a step, an event and a day; evidence where an event claims it."""
    return (
        *present("programme", "pilot", "step", "event", "date"),
        registered_pilot(context),
        is_step("step"),
        one_of("event", list(StepEvent)),
        is_date("date"),
        during_pilot("date", context),
        unique("programme", "pilot", "step", "event", "date", days=("date",)),
        Rule(
            name="is filled where a step is evidenced or complete",
            column="evidence_ref",
            broken=pl.col("evidence_ref").is_null()
            & pl.col("event").is_in([StepEvent.EVIDENCED, StepEvent.COMPLETE]),
            severity=Severity.WARNING,
        ),
        *masker(context).warnings("evidence_ref"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_lisp_step_event per event."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        step=whole("step"),
        event=pl.col("event"),
        happened_on=day("date"),
        evidence_ref=mask.text("evidence_ref"),
        masked=mask.marks("evidence_ref"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="lisp_step_events",
    title="LISP step events",
    origin="The pilot's own log of its eight steps",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("step", "Step, 1 to 8."),
        RawColumn("event", "started, evidenced, complete or reopened."),
        RawColumn("date", "Day of the event, YYYY-MM-DD."),
        RawColumn("evidence_ref", "Where the evidence lies.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_lisp_step_event",
    key=("programme_code", "pilot_code", "step", "event", "happened_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="happened_on",
)
