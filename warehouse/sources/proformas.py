"""LISP proformas: what officers wrote for each step, on version 1 or version 2 of the form.

Version 1 has no columns for the definition of success, escalation and evaluation. Both versions are
one kind, and the table says which of the three each row lacks.
"""

from __future__ import annotations

import polars as pl

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

ADDED_IN_2 = ("success_definition", "escalation", "evaluation")
ANSWERS = ("response", "evidence_ref", *ADDED_IN_2)


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a version, a step and a day; version 2 filled in whole."""
    return (
        *present("programme", "pilot", "version", "step", "date"),
        registered_pilot(context),
        one_of("version", ["1", "2"]),
        is_step("step"),
        is_date("date"),
        during_pilot("date", context, after_end=True),
        unique("programme", "pilot", "version", "step", "date", "completed_by", private=True),
        *(_filled_in_2(column) for column in ADDED_IN_2),
        *masker(context).warnings(*ANSWERS),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_proforma per step of a submission."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        version=whole("version"),
        step=whole("step"),
        response=mask.text("response"),
        evidence_ref=mask.text("evidence_ref"),
        completed_by=context.pseudonyms.of(raw["completed_by"]),
        submitted_on=day("date"),
        success_definition=mask.text("success_definition"),
        escalation=mask.text("escalation"),
        evaluation=mask.text("evaluation"),
        lacks=_lacking(),
        masked=mask.marks(*ANSWERS),
        is_synthetic=truth("synthetic"),
    )


def _filled_in_2(column: str) -> Rule:
    return Rule(
        name="is filled in version 2",
        column=column,
        broken=(pl.col("version") == "2") & pl.col(column).is_null(),
        severity=Severity.WARNING,
    )


def _lacking() -> pl.Expr:
    lacking = (pl.when(pl.col(name).is_null()).then(pl.lit(name)) for name in ADDED_IN_2)
    listed = pl.concat_str(lacking, separator=", ", ignore_nulls=True)
    return pl.when(listed != "").then(listed)


SOURCE = Source(
    kind="proformas",
    title="LISP proformas, both versions",
    origin="Proformas that officers fill in for each step",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("version", "1 or 2."),
        RawColumn("step", "Step, 1 to 8."),
        RawColumn("response", "What was written."),
        RawColumn("evidence_ref", "Where the evidence lies.", required=False),
        RawColumn(
            "completed_by", "Code of the person who filled it in.", required=False, private=True
        ),
        RawColumn("date", "Day of the submission, YYYY-MM-DD."),
        RawColumn("success_definition", "How success is defined (version 2).", required=False),
        RawColumn("escalation", "What is to be escalated (version 2).", required=False),
        RawColumn("evaluation", "How it is to be evaluated (version 2).", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_proforma",
    key=("programme_code", "pilot_code", "version", "step", "submitted_on", "completed_by"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="submitted_on",
)
