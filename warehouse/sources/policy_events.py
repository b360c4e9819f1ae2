"""Policy events: changes that bear on a series whatever a pilot does."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import day, is_date, present, truth, unique
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A day and a name."""
    return (
        *present("date", "name"),
        is_date("date"),
        *impersonal("name", "scope"),
        unique("name", "date", days=("date",)),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_policy_event per event."""
    return raw.select(
        "row_no",
        effective_on=day("date"),
        name=pl.col("name"),
        scope=pl.col("scope"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="policy_events",
    title="Policy events",
    origin="The force's orders and announcements",
    licence="The force's own",
    columns=(
        RawColumn("date", "Day on which it took effect, YYYY-MM-DD."),
        RawColumn("name", "What changed."),
        RawColumn("scope", "Force, area or unit that it concerns."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_policy_event",
    key=("name", "effective_on"),
    rules=rules,
    tidy=tidy,
    dated="effective_on",
)
