"""police.uk outcomes of crimes: one release per force and month.

A crime's outcomes follow it over months, each a row of its own, so one Crime ID stands in several
rows and files. A newer file of the same force and month replaces the older.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import CrimeOutcome
from warehouse.expressions import month, one_of, present, truth, warn
from warehouse.force_areas import LOOKUP
from warehouse.police_uk import LICENCE, RECORD_COLUMNS, record_rules, says_the_same
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An outcome; without a Crime ID it stands, but belongs to no crime."""
    return (
        *present("Outcome type"),
        *record_rules(context),
        *(warn(rule) for rule in present("Crime ID")),
        says_the_same("LSOA code", "Longitude", "Latitude"),
        warn(one_of("Outcome type", list(CrimeOutcome))),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_crime_outcome per row of the file."""
    return raw.select(
        "row_no",
        crime_id=pl.col("Crime ID"),
        month=month("Month"),
        force=pl.col("Falls within"),
        lsoa_code=pl.col("LSOA code"),
        longitude=pl.col("Longitude").cast(pl.Float64),
        latitude=pl.col("Latitude").cast(pl.Float64),
        outcome=pl.col("Outcome type"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="police_outcomes",
    title="police.uk outcomes of crimes",
    origin="data.police.uk, monthly outcome files of a force",
    licence=LICENCE,
    columns=(
        RawColumn("Crime ID", "Publisher's identifier, as in the street file of the crime."),
        *RECORD_COLUMNS,
        RawColumn("Outcome type", "Outcome reached in that month."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_crime_outcome",
    key=("force", "month"),
    release=True,
    rules=rules,
    tidy=tidy,
    weighs=(LOOKUP,),
    dated="month",
)
