"""Demand coding: the kind of demand that each of several reviewers gave the same incidents.

The export of the incident system holds one kind per incident. How far reviewers agree can be told
only where some incidents were coded more than once; here each reviewer's word stands on its own,
beside the export's and never instead of it.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Demand
from warehouse.expressions import one_of, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An incident, a reviewer, each pair once, and a kind of demand."""
    return (
        *present("incident_ref", "coder", private=True),
        *present("demand"),
        one_of("demand", list(Demand)),
        unique("incident_ref", "coder", private=True),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_demand_coding per incident and reviewer."""
    return raw.select(
        "row_no",
        incident=context.pseudonyms.of(raw["incident_ref"]),
        coder=context.pseudonyms.of(raw["coder"]),
        demand=pl.col("demand"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="demand_coding",
    title="Demand coding",
    origin="Reviewers who code the same incidents, each alone",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn(
            "incident_ref", "Reference of the incident, as the export writes it.", private=True
        ),
        RawColumn("coder", "Code of the person who coded.", private=True),
        RawColumn(
            "demand",
            "excess, preventable, shunt, failure, or unclassified where none of them fits.",
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_demand_coding",
    key=("incident", "coder"),
    rules=rules,
    tidy=tidy,
)
