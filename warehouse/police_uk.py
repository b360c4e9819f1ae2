"""What the kinds of file that data.police.uk publishes have in common: columns and rules."""

from __future__ import annotations

import polars as pl

from warehouse.expressions import in_range, is_month, matches, present, warn
from warehouse.source import RawColumn, Rule

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


def record_rules() -> tuple[Rule, ...]:
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
