"""Dependencies: what a programme relies on, how it stands, and who answers for it."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Rag
from warehouse.expressions import (
    day,
    is_code,
    is_date,
    not_before,
    one_of,
    present,
    registered_programme,
    truth,
    unique,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a code, words and a colour; not closed before it was raised."""
    return (
        *present("programme", "code", "dependency", "rag"),
        registered_programme(context),
        is_code("code"),
        one_of("rag", list(Rag)),
        is_date("raised_on"),
        is_date("closed_on"),
        not_before("closed_on", "raised_on"),
        unique("programme", "code"),
        *masker(context).warnings("dependency", "owner_role"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_dependency per dependency."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        dependency_code=pl.col("code"),
        dependency=mask.text("dependency"),
        rag=pl.col("rag"),
        owner_role=mask.text("owner_role"),
        raised_on=day("raised_on"),
        closed_on=day("closed_on"),
        masked=mask.marks("dependency", "owner_role"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="dependencies",
    title="Dependencies and risks",
    origin="The programme's own log",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("code", "Code of the dependency."),
        RawColumn("dependency", "What is relied on."),
        RawColumn("rag", "red, amber or green."),
        RawColumn("owner_role", "Role that answers for it, never a name.", required=False),
        RawColumn("raised_on", "Day on which it was raised, YYYY-MM-DD.", required=False),
        RawColumn("closed_on", "Day on which it was closed, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_dependency",
    key=("programme_code", "dependency_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="raised_on",
)
