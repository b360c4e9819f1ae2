"""Costs: what a programme or pilot cost, by kind and period, in pounds.

Two equal rows are two costs: a later file replaces the costs of one pilot, kind and period.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import CostKind
from warehouse.expressions import (
    in_range,
    matches,
    one_of,
    pounds,
    present,
    registered_pilot,
    registered_programme,
    truth,
)
from warehouse.source import FileContext, RawColumn, Rule, Source

PERIOD = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])|-Q[1-4]|/\d\d)?"


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a kind, an amount and a period; a registered pilot where one is named."""
    return (
        *present("programme", "kind", "amount_gbp", "period"),
        registered_programme(context),
        registered_pilot(context),
        one_of("kind", list(CostKind)),
        in_range("amount_gbp", 0, 1e9, money=True),
        matches("period", PERIOD, "is a period such as 2016, 2016-05, 2016-Q2 or 2016/17"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_cost per cost."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        cost_kind=pl.col("kind"),
        amount_gbp=pounds("amount_gbp"),
        period=pl.col("period"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="costs",
    title="Costs",
    origin="The programme's accounts",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot that bears it.", required=False),
        RawColumn("kind", "staff, training, equipment, premises, evaluation or other."),
        RawColumn("amount_gbp", "Pounds sterling, such as 1568.5 or £1,568.50."),
        RawColumn("period", "2016, 2016-05, 2016-Q2 or 2016/17."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_cost",
    key=("programme_code", "pilot_code", "cost_kind", "period"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
)
