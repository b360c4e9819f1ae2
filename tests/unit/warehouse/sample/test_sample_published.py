"""Figures that the sample carries as published are those of their publishers' files."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.realdata

Rows = list[dict[str, str]]


def published(path: Path, key: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("name", "source", "key", "added"),
    [
        ("population_by_age.csv", "lsoa11_population_by_age.csv", "area_code", {"year"}),
        ("deprivation_2015.csv", "imd2015_england_lsoa11.csv", "lsoa11_code", set()),
        ("lookup_lsoa11_ward17.csv", "lookup_lsoa11_ward17.csv", "lsoa11_code", set()),
        ("lookup_lsoa11_ltla19.csv", "lookup_lsoa11_ltla19.csv", "lsoa11_code", set()),
    ],
)
def test_figures_of_areas_are_the_published_ones(
    rows_of: Callable[[str], Rows],
    realdata: Path,
    name: str,
    source: str,
    key: str,
    added: set[str],
) -> None:
    original = published(realdata / "geo" / source, key)
    for row in rows_of(name):
        ours = {column: row[column] for column in row.keys() - added - {"synthetic"}}
        theirs = {
            column: value.replace(",", "") if value[:1].isdigit() else value
            for column, value in original[row[key]].items()
        }
        assert ours == theirs


def test_boundaries_are_the_published_ones_to_five_decimals(
    sample_folder: Path, realdata: Path
) -> None:
    ours, theirs = (
        {
            feature["properties"]["LSOA11CD"]: feature["geometry"]
            for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
        }
        for path in (
            sample_folder / "boundaries_lsoa11.geojson",
            realdata / "geo/lsoa11_E06000042.geojson",
        )
    )
    assert ours.keys() == theirs.keys()
    for code, geometry in theirs.items():
        [ring] = geometry["coordinates"]
        rounded = [[round(x, 5), round(y, 5)] for x, y in ring]
        distinct = [point for n, point in enumerate(rounded) if n == 0 or point != rounded[n - 1]]
        assert ours[code] == {"type": "Polygon", "coordinates": [distinct]}


def test_offences_and_weights_are_the_published_ones(
    rows_of: Callable[[str], Rows], realdata: Path
) -> None:
    weights = published(realdata / "weights/ons_crime_severity_codes_crims.csv", "description")
    types = published(realdata / "weights/policeuk-ons-code-join.csv", "ONS_COUNTS_description")
    for row in rows_of("harm_weights_ons.csv"):
        code = {"code_original": types[row["description"]]["ONS_COUNTS_code"]}
        assert row == weights[row["description"]] | code | {"synthetic": "false"}
    for row in rows_of("offence_types.csv"):
        original = types[row["ONS_COUNTS_description"]]
        kept = row.keys() - {"ONS_SEVERITY_weight", "synthetic"}
        assert {name: row[name] for name in kept} == {name: original[name] for name in kept}
        assert float(row["ONS_SEVERITY_weight"]) == pytest.approx(
            float(original["ONS_SEVERITY_weight"]), abs=1e-6
        )


def test_points_of_comparison_areas_are_map_points_of_those_areas(
    rows_of: Callable[[str], Rows], realdata: Path
) -> None:
    points = set()
    for path in sorted((realdata / "crime/tvp-2014").glob("*-street.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            points |= {
                (row["LSOA code"], row["LSOA name"], row["Longitude"], row["Latitude"])
                for row in csv.DictReader(lines)
            }
    for area in rows_of("areas_comparison.csv"):
        assert (area["code"], area["name"], area["longitude"], area["latitude"]) in points
