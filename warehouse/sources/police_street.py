"""police.uk street-level crime: one release per force and month.

Two equal rows without a Crime ID are two incidents, and one Crime ID may stand in several rows,
so nothing here is called a duplicate. Rows that share a Crime ID but not what they say of the
crime are kept with a warning (a file larger than the reader's batch is compared batch by batch).
A newer file of the same force and month replaces the older.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import CrimeType
from warehouse.expressions import month, one_of, present
from warehouse.force_areas import LOOKUP
from warehouse.police_uk import (
    LICENCE,
    RECORD_COLUMNS,
    SYNTHETIC_CONTEXT,
    record_rules,
    says_the_same,
)
from warehouse.source import FileContext, RawColumn, Rule, Source

TOLD_OF_A_CRIME = ("LSOA code", "Longitude", "Latitude", "Crime type", "Last outcome category")


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A record of a known type; the rest as every police.uk record."""
    return (
        *present("Crime type"),
        one_of("Crime type", list(CrimeType)),
        *record_rules(context),
        says_the_same(*TOLD_OF_A_CRIME),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_crime per row of the file."""
    return raw.select(
        "row_no",
        crime_id=pl.col("Crime ID"),
        month=month("Month"),
        force=pl.col("Falls within"),
        lsoa_code=pl.col("LSOA code"),
        crime_type=pl.col("Crime type"),
        longitude=pl.col("Longitude").cast(pl.Float64),
        latitude=pl.col("Latitude").cast(pl.Float64),
        last_outcome=pl.col("Last outcome category"),
        is_synthetic=(pl.col("Context") == SYNTHETIC_CONTEXT).fill_null(False),
    )


SOURCE = Source(
    kind="police_street",
    title="police.uk street-level crime",
    origin="data.police.uk, monthly street files of a force",
    licence=LICENCE,
    columns=(
        RawColumn("Crime ID", "Publisher's identifier; blank for anti-social behaviour."),
        *RECORD_COLUMNS,
        RawColumn("Crime type", "One of fourteen."),
        RawColumn("Last outcome category", "Blank where none."),
        RawColumn("Context", f"Unused by the publisher; '{SYNTHETIC_CONTEXT}' marks sample rows."),
    ),
    table="fct_crime",
    key=("force", "month"),
    release=True,
    rules=rules,
    tidy=tidy,
    weighs=(LOOKUP,),
    dated="month",
)
