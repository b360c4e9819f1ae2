"""police.uk street-level crime: one release per force and month.

Two equal rows without a Crime ID are two incidents, and one Crime ID may stand in several rows,
so nothing here is called a duplicate. A newer file of the same force and month replaces the older.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import CrimeType
from warehouse.expressions import in_range, matches, one_of, present
from warehouse.source import FileContext, RawColumn, Rule, Severity, Source

SYNTHETIC_CONTEXT = "Synthetic sample"
UNITED_KINGDOM = {"Longitude": (-9.0, 2.5), "Latitude": (49.0, 61.5)}


def rules(context: FileContext) -> tuple[Rule, ...]:
    """Month, force and type must be there; a place may be withheld, but not half of one."""
    return (
        *present("Month", "Falls within", "Crime type"),
        Rule(
            name="is a month written YYYY-MM",
            column="Month",
            broken=pl.col("Month").is_not_null() & _month().is_null(),
        ),
        one_of("Crime type", list(CrimeType)),
        matches("Crime ID", "[0-9a-f]{64}", "is blank or 64 hexadecimal digits"),
        matches("LSOA code", r"[EWNS9]\w{8}", "is blank or a nine-character area code"),
        *(in_range(column, low, high) for column, (low, high) in UNITED_KINGDOM.items()),
        Rule(
            name="has a latitude where it has a longitude, and the reverse",
            column="Longitude",
            broken=pl.col("Longitude").is_null() != pl.col("Latitude").is_null(),
        ),
        Rule(
            name="has a place",
            column="LSOA code",
            broken=pl.col("LSOA code").is_null(),
            severity=Severity.WARNING,
        ),
        Rule(
            name="is reported by the force that it falls within",
            column="Reported by",
            broken=pl.col("Reported by") != pl.col("Falls within"),
            severity=Severity.WARNING,
        ),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_crime per row of the file."""
    return raw.select(
        "row_no",
        crime_id=pl.col("Crime ID"),
        month=_month(),
        force=pl.col("Falls within"),
        lsoa_code=pl.col("LSOA code"),
        crime_type=pl.col("Crime type"),
        longitude=pl.col("Longitude").cast(pl.Float64),
        latitude=pl.col("Latitude").cast(pl.Float64),
        last_outcome=pl.col("Last outcome category"),
        is_synthetic=(pl.col("Context") == SYNTHETIC_CONTEXT).fill_null(False),
    )


def _month() -> pl.Expr:
    text = pl.col("Month").str.extract(r"^((?:19|20)\d\d-\d\d)$")
    return (text + "-01").str.to_date("%Y-%m-%d", strict=False)


SOURCE = Source(
    kind="police_street",
    title="police.uk street-level crime",
    origin="data.police.uk, monthly street files of a force",
    licence="Open Government Licence v3.0",
    columns=(
        RawColumn("Crime ID", "Publisher's identifier; blank for anti-social behaviour."),
        RawColumn("Month", "YYYY-MM."),
        RawColumn("Reported by", "Force that supplied the record."),
        RawColumn("Falls within", "Force that the record falls within."),
        RawColumn("Longitude", "WGS84, of the snapped map point."),
        RawColumn("Latitude", "WGS84, of the snapped map point."),
        RawColumn("Location", "Name of the map point; not kept."),
        RawColumn("LSOA code", "2011 LSOA."),
        RawColumn("LSOA name", "Not kept: v_area names areas."),
        RawColumn("Crime type", "One of fourteen."),
        RawColumn("Last outcome category", "Blank where none."),
        RawColumn("Context", f"Unused by the publisher; '{SYNTHETIC_CONTEXT}' marks sample rows."),
    ),
    table="fct_crime",
    key=("force", "month"),
    release=True,
    rules=rules,
    tidy=tidy,
    dated="month",
)
