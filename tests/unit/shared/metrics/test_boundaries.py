"""The register of boundaries: one outline per area, the newest that is held."""

from __future__ import annotations

import json
from typing import Any

from shared.metrics.registers import boundaries


def layer(year: int, *codes: str) -> str:
    """A published layer of areas whose outlines differ from year to year."""
    features = [
        {
            "type": "Feature",
            "properties": {f"LSOA{year}CD": code, f"LSOA{year}NM": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[-0.7, 52.0], [-0.6, 52.0], [-0.6, 52 + year / 1000], [-0.7, 52.0]]
                ],
            },
        }
        for code in codes
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_newest_boundary_of_each_area_that_has_one(desk: Any) -> None:
    desk.write("old.geojson", layer(11, "E01016741", "E01016742"))
    desk.write("new.geojson", layer(21, "E01016741"))
    desk.load()
    found = boundaries(desk.evaluator(), ["E01016741", "E01016742", "E01016743"])
    assert [(one.area_code, one.vintage) for one in found] == [
        ("E01016741", 2021),
        ("E01016742", 2011),
    ]
    assert "52.021" in found[0].geometry


def test_no_area_has_no_boundary(desk: Any) -> None:
    desk.write("old.geojson", layer(11, "E01016741"))
    desk.load()
    assert boundaries(desk.evaluator(), []) == ()
