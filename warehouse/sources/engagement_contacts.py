"""Engagement contacts: whom a pilot met, for which pillar, how long, how far power was shared.

Two equal rows are two contacts: a later log replaces the days of a pilot that it carries.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Pillar
from warehouse.expressions import (
    day,
    during_pilot,
    in_range,
    is_date,
    known,
    matches,
    one_of,
    present,
    registered_pilot,
    truth,
    whole,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a day and an activity; a stakeholder of that pilot where one is named."""
    stakeholders = context.references["stakeholders"]
    return (
        *present("programme", "pilot", "date", "activity"),
        registered_pilot(context),
        is_date("date"),
        during_pilot("date", context),
        known(
            "programme",
            "pilot",
            "stakeholder",
            what="a stakeholder of the pilot in the stakeholder register",
            among=stakeholders.select("programme_code", "pilot_code", "stakeholder_code"),
        ),
        one_of("pillar", list(Pillar)),
        matches("arnstein", "[1-8]", "is a rung from 1 to 8"),
        in_range("minutes", 0, 1440),
        in_range("attendees", 0, 100_000, whole=True),
        *masker(context).warnings("activity"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_engagement per contact."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        contacted_on=day("date"),
        stakeholder_code=pl.col("stakeholder"),
        activity=mask.text("activity"),
        pillar=pl.col("pillar"),
        arnstein_rung=whole("arnstein"),
        minutes=pl.col("minutes").cast(pl.Float64),
        attendees=whole("attendees"),
        masked=mask.marks("activity"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="engagement_contacts",
    title="Engagement contacts",
    origin="The pilot's own log of contacts and meetings",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("date", "Day of the contact, YYYY-MM-DD."),
        RawColumn(
            "stakeholder", "Code from the stakeholder register; blank where nobody on it was met."
        ),
        RawColumn("activity", "What was done."),
        RawColumn("pillar", "visibility, engagement, problem_solving or resilience."),
        RawColumn("arnstein", "Rung of Arnstein's ladder, 1 to 8.", required=False),
        RawColumn("minutes", "Length in minutes.", required=False),
        RawColumn("attendees", "People who came, officers apart.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_engagement",
    key=("programme_code", "pilot_code", "contacted_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register", "stakeholders"),
    weighs=("roster",),
    dated="contacted_on",
)
