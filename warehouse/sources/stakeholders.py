"""Stakeholders: whom a pilot works with, of which type, and what they may decide."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import DecisionAuthority, StakeholderType
from warehouse.expressions import (
    day,
    is_code,
    is_date,
    is_truth,
    one_of,
    present,
    registered_pilot,
    truth,
    truth_or_null,
    unique,
)
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a code and a type."""
    return (
        *present("programme", "pilot", "stakeholder", "type"),
        registered_pilot(context),
        is_code("stakeholder"),
        one_of("type", list(StakeholderType)),
        is_truth("statutory"),
        one_of("decision_authority", list(DecisionAuthority)),
        is_date("first_contact"),
        unique("programme", "pilot", "stakeholder"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_stakeholder per stakeholder of a pilot."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        stakeholder_code=pl.col("stakeholder"),
        stakeholder_type=pl.col("type"),
        is_statutory=truth_or_null("statutory"),
        decision_authority=pl.col("decision_authority"),
        first_contact_on=day("first_contact"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="stakeholders",
    title="Stakeholder register",
    origin="The pilot's own register of stakeholders",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("stakeholder", "Code of the stakeholder, never a name."),
        RawColumn(
            "type", "resident, business, charity, statutory, faith, education, landlord or other."
        ),
        RawColumn("statutory", "yes for bodies with a statutory duty.", required=False),
        RawColumn("decision_authority", "local, regional, national or none."),
        RawColumn("first_contact", "Day of the first contact, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_stakeholder",
    key=("programme_code", "pilot_code", "stakeholder_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="first_contact_on",
)
