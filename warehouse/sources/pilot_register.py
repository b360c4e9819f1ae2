"""Pilot register: which pilots a programme runs, where, since when, and how they stand."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import PilotStatus
from warehouse.expressions import day, is_date, one_of, present, truth, unique
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A code, a name, a place and a status; no pilot ends before it starts."""
    return (
        *present("programme", "pilot", "name", "location", "status"),
        one_of("status", list(PilotStatus)),
        is_date("started_on"),
        is_date("ended_on"),
        Rule(
            name="is not before started_on",
            column="ended_on",
            broken=day("ended_on") < day("started_on"),
        ),
        unique("programme", "pilot"),
        *masker(context).warnings("name", "problem"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_pilot per pilot."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        programme_name=pl.col("programme_name"),
        pilot_code=pl.col("pilot"),
        name=mask.text("name"),
        location_code=pl.col("location"),
        problem=mask.text("problem"),
        status=pl.col("status"),
        started_on=day("started_on"),
        ended_on=day("ended_on"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="pilot_register",
    title="Pilot register",
    origin="The programme's own register of pilots",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("programme_name", "Full name of the programme.", required=False),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("name", "Name of the pilot."),
        RawColumn("location", "Area code of its location."),
        RawColumn("problem", "The problem that it addresses.", required=False),
        RawColumn("status", "Where the pilot stands."),
        RawColumn("started_on", "First day, YYYY-MM-DD.", required=False),
        RawColumn("ended_on", "Last day, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_pilot",
    key=("programme_code", "pilot_code"),
    rules=rules,
    tidy=tidy,
    weighs=("roster",),
    dated="started_on",
)
