"""Areas: residents, deprivation, and which area is which."""

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

V_POPULATION = Relation(
    "v_population",
    "one row per area and year of a population file",
    ("area_code", "year"),
    (
        *text(
            area_code="Nine-character GSS code, or a local code.",
            area_name="Name as published; null where not given.",
        ),
        *integer(
            year="Year of the estimate; null where the file does not state it.",
            residents="Residents of all ages.",
        ),
        *LINEAGE,
    ),
)

V_POPULATION_AGE = Relation(
    "v_population_age",
    "one row per area, year and age band of a population file",
    ("area_code", "year", "age_from"),
    (
        *text(area_code="Nine-character GSS code, or a local code."),
        *integer(
            year="Year of the estimate; null where the file does not state it.",
            age_from="Youngest age of the band, in years.",
            age_to="Oldest age of the band, in years; null where it has no end.",
            residents="Residents of that age.",
        ),
        *LINEAGE,
    ),
)

V_AREA_RESIDENTS = Relation(
    "v_area_residents",
    "one row per area with at least one resident",
    ("area_code",),
    (
        *text(area_code="Nine-character GSS code, or a local code."),
        *integer(
            residents="Residents of all ages: of the areas file, else of the newest population "
            "file.",
            year="Year of the population file; null where the areas file tells the residents, or "
            "the year is not stated.",
        ),
    ),
)

V_DEPRIVATION = Relation(
    "v_deprivation",
    "one row per edition and area",
    ("edition", "area_code"),
    (
        *integer(edition="Year of the English indices of deprivation."),
        *text(
            area_code="2011 LSOA.",
            area_name="Name as published; null where not given.",
            district_code="Local authority district of the edition; null where not given.",
            district_name="Its name; null where not given.",
        ),
        *number(score="Index of Multiple Deprivation; the higher, the more deprived."),
        *integer(
            rank="Rank among the areas of England; 1 is the most deprived.",
            decile="Tenth of the ranks; 1 is the most deprived.",
        ),
        *LINEAGE,
    ),
)

V_AREA_LOOKUP = Relation(
    "v_area_lookup",
    "one row per pair of areas",
    ("from_type", "from_vintage", "from_code", "to_type", "to_vintage", "to_code"),
    (
        *text(from_type="Kind of the area looked up: LSOA, ward, beat …"),
        *integer(from_vintage="Year of its boundaries; null where not stated."),
        *text(from_code="Its code.", to_type="Kind of the area that it belongs to."),
        *integer(to_vintage="Year of those boundaries; null where not stated."),
        *text(
            to_code="Code of the area that it belongs to.",
            change="U unchanged, S split, M merged, X changed in another way; null in a best fit.",
        ),
        *LINEAGE,
    ),
)

V_BOUNDARY = Relation(
    "v_boundary",
    "one row per area type, vintage and area",
    ("area_type", "vintage", "area_code"),
    (
        *text(area_type="LSOA, MSOA, ward, district, beat, LPA, site or another kind."),
        *integer(vintage="Year of the boundaries; null where not stated."),
        *text(
            area_code="Code of the area.",
            area_name="Name as published; null where not given.",
            geometry="GeoJSON geometry in longitude and latitude (WGS84).",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_AREA,
    V_AREA_RESIDENTS,
    V_POPULATION,
    V_POPULATION_AGE,
    V_DEPRIVATION,
    V_AREA_LOOKUP,
    V_BOUNDARY,
)
