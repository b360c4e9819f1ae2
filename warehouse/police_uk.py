"""What the kinds of file that data.police.uk publishes have in common: columns and rules."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, is_month, matches, present, warn
from warehouse.force_areas import area_within_force
from warehouse.source import FileContext, RawColumn, Rule

LICENCE = "Open Government Licence v3.0"
SYNTHETIC_CONTEXT = "Synthetic sample"
UNITED_KINGDOM = {"Longitude": (-9.0, 2.5), "Latitude": (49.0, 61.5)}

RECORD_COLUMNS = (
    RawColumn("Month", "YYYY-MM."),
    RawColumn("Reported by", "Force that supplied the record."),
    RawColumn("Falls within", "Force that the record falls within."),
    RawColumn("Longitude", "WGS84, of the snapped map point."),
    RawColumn("Latitude", "WGS84, of the snapped map point."),
    RawColumn("Location", "Name of the map point; not kept."),
    RawColumn("LSOA code", "2011 LSOA."),
    RawColumn("LSOA name", "Not kept: v_area names areas."),
)
"""Columns that street and outcome files share, the Crime ID apart."""


def record_rules(context: FileContext) -> tuple[Rule, ...]:
    """Month and force must be there; a place may be withheld, but not half of one."""
    return (
        *present("Month", "Falls within"),
        is_month("Month"),
        matches("Crime ID", "[0-9a-f]{64}", "is blank or 64 hexadecimal digits"),
        matches("LSOA code", r"[EWNS9]\w{8}", "is blank or a nine-character area code"),
        *point_rules(),
        warn(Rule(name="has a place", column="LSOA code", broken=pl.col("LSOA code").is_null())),
        warn(
            Rule(
                name="is reported by the force that it falls within",
                column="Reported by",
                broken=pl.col("Reported by") != pl.col("Falls within"),
            )
        ),
        *area_within_force("LSOA code", "Falls within", context),
    )


def point_rules() -> tuple[Rule, ...]:
    """Both coordinates or neither, within the United Kingdom."""
    return (
        *(in_range(column, low, high) for column, (low, high) in UNITED_KINGDOM.items()),
        Rule(
            name="has a latitude where it has a longitude, and the reverse",
            column="Longitude",
            broken=pl.col("Longitude").is_null() != pl.col("Latitude").is_null(),
        ),
    )


def says_the_same(*told: str) -> Rule:
    """A warning of rows that share a Crime ID, but not what they tell of the crime."""
    return warn(
        Rule(
            name="says the same as the other rows with its Crime ID",
            column="Crime ID",
            broken=pl.struct("Crime ID", *told).map_batches(_contradicted, return_dtype=pl.Boolean),
        )
    )


def _contradicted(records: pl.Series) -> pl.Series:
    """Rows whose Crime ID stands in the batch with other values too.

    Hashes are compared first, since next to no identifier repeats and a batch is large.
    """
    rows = records.struct.unnest()
    ids = rows["Crime ID"]
    repeated = ids.hash().is_duplicated() & ids.is_not_null()
    versions = rows.filter(repeated).unique()["Crime ID"]
    contradicted = versions.filter(versions.is_duplicated()).unique()
    return ids.is_in(contradicted.to_list()) if len(contradicted) else ids.is_null() & False
