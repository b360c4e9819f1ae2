"""Boundaries: type and vintage from the column, shapes in WGS84, replacing, the real file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, tidied

from warehouse.catalogue import recognise
from warehouse.source import Source
from warehouse.sources.boundaries import PLAIN, PUBLISHED

SHAPE = json.dumps(
    {"type": "Polygon", "coordinates": [[[-0.75, 52.0], [-0.7, 52.0], [-0.7, 52.1]]]}
)
MILES = json.dumps(
    {"type": "Polygon", "coordinates": [[[485000.0, 236000.0], [485100.0, 236000.0]]]}
)
POINT = json.dumps({"type": "Point", "coordinates": [-0.75, 52.0]})
LSOA: Row = {"LSOA11CD": "E01016710", "LSOA11NM": "Milton Keynes 030A", "geometry": SHAPE}
BEAT: Row = {"area_code": "MK-07", "area_type": "beat", "geometry": SHAPE}
FORMS: dict[str, tuple[Source, Row]] = {"published": (PUBLISHED, LSOA), "plain": (PLAIN, BEAT)}
OUT = ("area_type", "vintage", "area_code", "area_name", "geometry")


@pytest.mark.parametrize(
    ("source", "row", "expected"),
    [
        (PUBLISHED, LSOA, ("LSOA", 2011, "E01016710", "Milton Keynes 030A", SHAPE)),
        (
            PUBLISHED,
            {"WD13CD": "E05002397", "WD13CDO": "00MGNB", "WD13NM": "Bletchley", "geometry": SHAPE},
            ("ward", 2013, "E05002397", "Bletchley", SHAPE),
        ),
        (
            PUBLISHED,
            {"lsoa21cd": "E01033001", "lsoa21nm": "X", "geometry": SHAPE},
            ("LSOA", 2021, "E01033001", "X", SHAPE),
        ),
        (
            PUBLISHED,
            {"PFA23CD": "E23000029", "geometry": SHAPE},
            ("force", 2023, "E23000029", None, SHAPE),
        ),
        (PLAIN, BEAT, ("beat", None, "MK-07", None, SHAPE)),
        (PLAIN, BEAT | {"vintage": "2016"}, ("beat", 2016, "MK-07", None, SHAPE)),
    ],
)
def test_row_says_what_area_it_is(source: Source, row: Row, expected: tuple[Any, ...]) -> None:
    assert recognise("x.geojson", tuple(row)) is source
    assert broken(source, row) == []
    (found,) = tidied(source, row)
    assert tuple(found[name] for name in OUT) == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", ["", "{}", "near the station", POINT, MILES])
def test_what_is_no_shape_in_place_is_rejected(form: str, shape: str) -> None:
    source, row = FORMS[form]
    found = {column for _, column, _ in broken(source, row | {"geometry": shape})}
    assert found == {"geometry"}


def test_several_parts_are_one_shape() -> None:
    parts = SHAPE.replace("Polygon", "MultiPolygon").replace("[[[", "[[[[")
    assert broken(PUBLISHED, LSOA | {"geometry": parts}) == []


@pytest.mark.parametrize(
    ("form", "column", "bad"),
    [
        ("published", "LSOA11CD", ""),
        ("published", "LSOA11CD", "Milton Keynes"),
        ("plain", "area_code", ""),
        ("plain", "area_type", ""),
        ("plain", "vintage", "16"),
    ],
)
def test_row_is_rejected(form: str, column: str, bad: str) -> None:
    source, row = FORMS[form]
    assert {found for _, found, _ in broken(source, row | {column: bad})} == {column}


@pytest.mark.parametrize("form", FORMS)
def test_area_twice_is_rejected(form: str) -> None:
    source, row = FORMS[form]
    assert [number for number, *_ in broken(source, row, row)] == [2]


def test_newer_file_replaces_its_areas_of_that_vintage(desk: Any) -> None:
    quoted = SHAPE.replace('"', '""')
    moved = quoted.replace("52.1", "52.2")
    desk.load_text("a.csv", f'LSOA11CD,geometry\nE01000001,"{quoted}"\nE01000002,"{quoted}"\n')
    desk.load_text("b.csv", f'LSOA21CD,geometry\nE01000001,"{quoted}"\n')
    desk.load_text("c.csv", f'LSOA11CD,geometry\nE01000001,"{moved}"\n')
    found = desk.sql(
        "select vintage, area_code, contains(geometry, '52.2') from v_boundary order by all"
    )
    assert found == [
        (2011, "E01000001", True),
        (2011, "E01000002", False),
        (2021, "E01000001", False),
    ]


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "areas", "expected"),
    [
        ("lsoa11_E06000042.geojson", 152, ("LSOA", 2011)),
        ("wards13_E06000042.geojson", 23, ("ward", 2013)),
    ],
)
def test_published_layer_loads_whole(
    realdata: Path, desk: Any, name: str, areas: int, expected: tuple[str, int]
) -> None:
    report = desk.load(realdata / "geo" / name)
    assert (report.kind, report.rows_in, report.accepted) == ("boundaries", areas, areas)
    found = desk.sql(
        "select area_type, vintage, count(*), count(area_name) from v_boundary group by all"
    )
    assert found == [(*expected, areas, areas)]
    published = json.loads((realdata / "geo" / name).read_text())["features"]
    shapes = {json.loads(text)["type"] for (text,) in desk.sql("select geometry from v_boundary")}
    assert shapes == {feature["geometry"]["type"] for feature in published}
