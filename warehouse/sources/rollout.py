"""Roll-out register: where else the approach is taken up, for what, and how far."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import RolloutStage
from warehouse.expressions import day, is_date, one_of, present, registered_programme, truth, unique
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a site and a stage."""
    return (
        *present("programme", "site", "stage"),
        registered_programme(context),
        *impersonal("site", "lpa", "theme"),
        one_of("stage", list(RolloutStage)),
        is_date("since"),
        unique("programme", "site", "theme"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_rollout per site and theme."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        site=pl.col("site"),
        lpa=pl.col("lpa"),
        theme=pl.col("theme"),
        stage=pl.col("stage"),
        since=day("since"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="rollout",
    title="Roll-out register",
    origin="The programme's own register of adoption elsewhere",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("site", "Place that takes it up."),
        RawColumn("lpa", "Local policing area.", required=False),
        RawColumn("theme", "What it is used for."),
        RawColumn("stage", "interested, planned, started, established or ended."),
        RawColumn("since", "Day since which it stands there, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_rollout",
    key=("programme_code", "site", "theme"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="since",
)
