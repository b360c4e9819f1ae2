"""Warnings of places outside their force, as far as lookups and boundaries tell."""

from __future__ import annotations

import json
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, loaded, warned
from unit.warehouse.sources.test_incidents import GOOD as INCIDENT
from unit.warehouse.sources.test_police_outcomes import GOOD as OUTCOME
from unit.warehouse.sources.test_police_street import GOOD as STREET
from unit.warehouse.sources.test_stop_and_search import GOOD as SEARCH

from warehouse.source import Source
from warehouse.sources.incidents import SOURCE as INCIDENTS
from warehouse.sources.police_outcomes import SOURCE as OUTCOMES
from warehouse.sources.police_street import SOURCE as STREETS
from warehouse.sources.stop_and_search import SOURCE as SEARCHES

RULE = "lies within its force"
OURS, NEIGHBOURS, NOWHERE = "E01016800", "E01027000", "E01099999"
TO_FORCE = {"from_type": "LSOA", "to_type": "force"}
LOOKUP = loaded(
    "area_lookup",
    TO_FORCE | {"from_code": OURS, "to_code": "Thames Valley"},
    TO_FORCE | {"from_code": NEIGHBOURS, "to_code": "Northamptonshire Police"},
    {"from_type": "LSOA", "from_code": NOWHERE, "to_type": "ward", "to_code": "Kent Police"},
)


def outside(source: Source, row: Row, **references: Any) -> list[str]:
    """Columns of which it is warned that they lie outside; the row is never rejected for it."""
    assert broken(source, row, **references) == []
    found = warned(source, row, **references)
    return [column for _, column, rule in found if rule == RULE]


@pytest.mark.parametrize(("source", "row"), [(STREETS, STREET), (OUTCOMES, OUTCOME)])
@pytest.mark.parametrize(
    ("force", "area", "found"),
    [
        ("Thames Valley Police", OURS, False),
        ("THAMES VALLEY POLICE", NEIGHBOURS, True),
        ("Thames Valley Police", NOWHERE, True),
        ("Thames Valley Police", "", False),
        ("Northamptonshire Police", NEIGHBOURS, False),
        ("Northamptonshire Police", OURS, True),
        ("Kent Police", OURS, False),
    ],
)
def test_area_is_held_to_the_force_that_the_row_names(
    source: Source, row: Row, force: str, area: str, found: bool
) -> None:
    placed = row | {"Reported by": force, "Falls within": force, "LSOA code": area}
    assert outside(source, placed, area_lookup=LOOKUP) == ["LSOA code"] * found
    assert outside(source, placed) == []


@pytest.mark.parametrize(
    ("area", "found"), [(OURS, False), (NEIGHBOURS, True), (NOWHERE, True), ("", False)]
)
def test_incident_is_held_to_the_forces_that_have_a_pilot(area: str, found: bool) -> None:
    pilots = loaded("pilot_register", {"location_code": OURS}, {"location_code": "the station"})
    row = INCIDENT | {"lsoa": area}
    assert outside(INCIDENTS, row, area_lookup=LOOKUP, pilot_register=pilots) == ["lsoa"] * found
    assert outside(INCIDENTS, row, area_lookup=LOOKUP) == []
    elsewhere = loaded("pilot_register", {"location_code": "E01000001"})
    assert outside(INCIDENTS, row, area_lookup=LOOKUP, pilot_register=elsewhere) == []


SQUARE = [[0.0, 51.0], [1.0, 51.0], [1.0, 52.0], [0.0, 52.0], [0.0, 51.0]]
HOLE = [[0.4, 51.4], [0.6, 51.4], [0.6, 51.6], [0.4, 51.6], [0.4, 51.4]]
ISLAND = [[2.0, 51.0], [2.1, 51.0], [2.05, 51.1], [2.0, 51.0]]
LAND = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [ISLAND]]}
BOUNDARIES = loaded(
    "boundaries",
    {"area_type": "force", "area_code": "E1", "area_name": "Met", "geometry": json.dumps(LAND)},
    {
        "area_type": "force",
        "area_code": "Kent",
        "geometry": json.dumps({"type": "Polygon", "coordinates": [ISLAND]}),
    },
    {"area_type": "ward", "area_code": "W", "area_name": "Ward", "geometry": "{}"},
)


@pytest.mark.parametrize(
    ("longitude", "latitude", "force", "found"),
    [
        ("0.1", "51.1", "Met Police", False),
        ("0.5", "51.5", "Met Police", True),  # in the hole
        ("2.05", "51.05", "Met Police", False),  # on the island
        ("1.5", "51.5", "Met Police", True),
        ("0.1", "52.1", "Met Police", True),
        ("", "", "Met Police", False),
        ("0.1", "51.1", "Kent Police", True),
        ("1.5", "51.5", "Ward", False),
        ("1.5", "51.5", "", False),
    ],
)
def test_point_is_held_to_the_boundary_of_the_force_that_the_row_names(
    longitude: str, latitude: str, force: str, found: bool
) -> None:
    row = SEARCH | {"Longitude": longitude, "Latitude": latitude, "force": force}
    assert outside(SEARCHES, row, boundaries=BOUNDARIES) == ["Longitude"] * found
    assert outside(SEARCHES, row) == []


def test_each_row_of_a_file_is_told_apart() -> None:
    places = [("0.1", "51.1"), ("1.5", "51.5"), ("", ""), ("1.5", "51.5"), ("0.2", "51.1")]
    rows = [SEARCH | {"Longitude": x, "Latitude": y, "force": "Met"} for x, y in places]
    found = warned(SEARCHES, *rows, boundaries=BOUNDARIES)
    assert [number for number, _, rule in found if rule == RULE] == [2, 4]
