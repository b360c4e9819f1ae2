"""Recorded crime and its denominators."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    Relation,
    date,
    integer,
    number,
    text,
)

V_CRIME = Relation(
    "v_crime",
    "one row per recorded crime or incident",
    ("load_id", "row_no"),
    (
        *text(
            crime_id="The publisher's identifier; null where it gives none (anti-social "
            "behaviour never has one). Not unique: one crime can stand in several rows.",
        ),
        *date(month="First day of the month of the record."),
        *text(
            force="Force that the record falls within.",
            lsoa_code="2011 LSOA of the snapped map point; null where the publisher gives none.",
            crime_type="One of the fourteen police.uk types.",
        ),
        *number(
            longitude="Longitude of the snapped map point (WGS84); null where withheld.",
            latitude="Latitude of the snapped map point (WGS84); null where withheld.",
        ),
        *text(last_outcome="Last outcome published with this release; null where none."),
        *LINEAGE,
    ),
)

V_CRIME_MONTH = Relation(
    "v_crime_month",
    "one row per month, force, LSOA and crime type with at least one record",
    ("month", "force", "lsoa_code", "crime_type"),
    (
        *date(month="First day of the month."),
        *text(
            force="Force that the records fall within.",
            lsoa_code="2011 LSOA; null collects the records without a place.",
            crime_type="One of the fourteen police.uk types.",
        ),
        *integer(
            crimes="Records of that month, force, place and type.",
            crimes_with_residents="The same where residents of the area are known, otherwise 0: "
            "what a rate may count.",
        ),
    ),
)

V_AREA_MONTH = Relation(
    "v_area_month",
    "one row per area with a population and month for which its force published crime",
    ("month", "lsoa_code"),
    (
        *date(month="First day of the month."),
        *text(
            force="Force that published records for the area.",
            lsoa_code="2011 LSOA.",
        ),
        *integer(population="Usual residents: the denominator of that month."),
    ),
)

RELATIONS = (
    V_CRIME,
    V_CRIME_MONTH,
    V_AREA_MONTH,
)
