"""Oversight weeks: in which weeks an inspector saw to a pilot."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import (
    day,
    during_pilot,
    is_date,
    is_truth,
    present,
    registered_pilot,
    truth,
    unique,
)
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a week by its Monday, and yes or no."""
    return (
        *present("programme", "pilot", "week", "inspector_oversight"),
        registered_pilot(context),
        is_date("week"),
        during_pilot("week", context, days=7),
        Rule(name="is a Monday", column="week", broken=day("week").dt.weekday() != 1),
        is_truth("inspector_oversight"),
        unique("programme", "pilot", "week", days=("week",)),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_oversight_week per pilot and week."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        week=day("week"),
        has_oversight=truth("inspector_oversight"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="oversight_weeks",
    title="Inspector oversight by week",
    origin="The pilot's own log",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("week", "Monday of the week, YYYY-MM-DD."),
        RawColumn("inspector_oversight", "yes or no."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_oversight_week",
    key=("programme_code", "pilot_code", "week"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="week",
)
