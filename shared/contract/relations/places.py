"""Areas."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    Relation,
    integer,
    number,
    text,
)

V_AREA = Relation(
    "v_area",
    "one row per area",
    ("area_code",),
    (
        *text(
            area_code="Nine-character GSS code, or a local code.",
            area_name="Name as published.",
            area_type="LSOA, ward, beat, LPA or site.",
        ),
        *integer(population="Usual residents; null where unknown."),
        *number(
            longitude="Longitude of the centroid (WGS84); null where unknown.",
            latitude="Latitude of the centroid (WGS84); null where unknown.",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (V_AREA,)
