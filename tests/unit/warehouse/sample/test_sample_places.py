"""The areas: published figures of the LSOAs of Milton Keynes and of the comparison towns."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

Rows = list[dict[str, str]]


def test_all_areas_are_there_once(rows_of: Callable[[str], Rows]) -> None:
    areas = rows_of("areas.csv")
    assert len({area["code"] for area in areas}) == len(areas) == 152
    assert {area["type"] for area in areas} == {"LSOA"}
    assert all(area["name"].startswith("Milton Keynes ") for area in areas)


def test_residents_add_up_to_the_published_mid_2011_estimate(
    rows_of: Callable[[str], Rows],
) -> None:
    assert sum(int(area["population"]) for area in rows_of("areas.csv")) == 249_895


def test_centroids_lie_in_milton_keynes(rows_of: Callable[[str], Rows]) -> None:
    for area in rows_of("areas.csv"):
        assert -0.90 < float(area["longitude"]) < -0.58
        assert 51.95 < float(area["latitude"]) < 52.20


def test_comparison_areas_are_two_towns_of_the_same_force(rows_of: Callable[[str], Rows]) -> None:
    areas = rows_of("areas_comparison.csv")
    towns = Counter(area["name"].rpartition(" ")[0] for area in areas)
    assert towns == {"Aylesbury Vale": 36, "Slough": 36}
    middles = {"Aylesbury Vale": (-0.815, 51.817), "Slough": (-0.595, 51.511)}
    for area in areas:
        longitude, latitude = middles[area["name"].rpartition(" ")[0]]
        assert float(area["longitude"]) == pytest.approx(longitude, abs=0.05)
        assert float(area["latitude"]) == pytest.approx(latitude, abs=0.03)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("population_by_age.csv", "area_code"),
        ("deprivation_2015.csv", "lsoa11_code"),
        ("lookup_lsoa11_ward17.csv", "lsoa11_code"),
        ("lookup_lsoa11_ltla19.csv", "lsoa11_code"),
    ],
)
def test_figures_cover_each_area_once(rows_of: Callable[[str], Rows], name: str, code: str) -> None:
    areas = [area["code"] for area in rows_of("areas*.csv")]
    assert sorted(row[code] for row in rows_of(name)) == sorted(areas)


def test_age_bands_add_up_to_the_residents_of_the_areas_file(
    rows_of: Callable[[str], Rows],
) -> None:
    residents = {area["code"]: area["population"] for area in rows_of("areas*.csv")}
    for row in rows_of("population_by_age.csv"):
        assert row["all_ages"] == residents[row["area_code"]]
        assert row["year"] == "2011"
        bands = [int(value) for name, value in row.items() if name.startswith("ar_")]
        assert len(bands) == 19
        assert sum(bands) == int(row["all_ages"])


def test_deprivation_is_that_of_the_published_index(rows_of: Callable[[str], Rows]) -> None:
    for row in rows_of("deprivation_2015.csv"):
        assert -(-int(row["IMD_rank"]) * 10 // 32_844) == int(row["IMD_decile"])


def test_pilot_estates_are_deprived_and_the_station_is_not(rows_of: Callable[[str], Rows]) -> None:
    decile = {row["lsoa11_code"]: row["IMD_decile"] for row in rows_of("deprivation_2015.csv")}
    chosen = {row["name"]: decile[row["location"]] for row in rows_of("pilot_register.csv")}
    assert chosen == {"Station": "7", "Alder": "2", "Birch": "2", "Cedar": "2", "Rowan": "2"}


def test_districts_are_those_that_the_names_say(rows_of: Callable[[str], Rows]) -> None:
    for row in rows_of("lookup_lsoa11_ltla19.csv"):
        assert row["lsoa11_name"].rpartition(" ")[0] == row["ltla19_name"]


def features(sample_folder: Path) -> dict[str, list[list[float]]]:
    content = json.loads((sample_folder / "boundaries_lsoa11.geojson").read_text(encoding="utf-8"))
    assert all(feature["properties"]["synthetic"] == "false" for feature in content["features"])
    assert all(feature["geometry"]["type"] == "Polygon" for feature in content["features"])
    return {
        feature["properties"]["LSOA11CD"]: feature["geometry"]["coordinates"][0]
        for feature in content["features"]
    }


def test_each_area_of_milton_keynes_has_a_closed_boundary(
    sample_folder: Path, rows_of: Callable[[str], Rows]
) -> None:
    rings = features(sample_folder)
    assert sorted(rings) == sorted(area["code"] for area in rows_of("areas.csv"))
    assert all(ring[0] == ring[-1] and len(ring) > 4 for ring in rings.values())


def holds(ring: list[list[float]], longitude: float, latitude: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x, y), (u, v) in itertools.pairwise(ring):
        if (y > latitude) != (v > latitude):
            inside ^= longitude < x + (latitude - y) / (v - y) * (u - x)
    return inside


def test_point_of_each_area_lies_within_its_boundary_and_no_other(
    sample_folder: Path, rows_of: Callable[[str], Rows]
) -> None:
    rings = features(sample_folder)
    for area in rows_of("areas.csv"):
        point = float(area["longitude"]), float(area["latitude"])
        assert [code for code, ring in rings.items() if holds(ring, *point)] == [area["code"]]


@pytest.fixture(scope="module")
def around(rows_of: Callable[[str], Rows]) -> dict[str, dict[str, set[str]]]:
    """The areas of each pilot by role."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in rows_of("pilot_areas.csv"):
        found.setdefault(row["pilot"], {}).setdefault(row["role"], set()).add(row["area"])
    return found


def test_each_pilot_works_in_its_registered_area_and_has_buffers_and_controls(
    around: dict[str, dict[str, set[str]]], rows_of: Callable[[str], Rows]
) -> None:
    registered = {row["pilot"]: {row["location"]} for row in rows_of("pilot_register.csv")}
    assert {pilot: roles["treatment"] for pilot, roles in around.items()} == registered
    for roles in around.values():
        assert len(roles["buffer"]) >= 4
        assert len(roles["control"]) == 4


def test_buffers_are_all_neighbours_of_the_pilot_area(
    sample_folder: Path, around: dict[str, dict[str, set[str]]]
) -> None:
    sides = {
        code: {frozenset(map(tuple, side)) for side in itertools.pairwise(ring)}
        for code, ring in features(sample_folder).items()
    }
    for roles in around.values():
        [area] = roles["treatment"]
        neighbours = {code for code in sides if code != area and sides[code] & sides[area]}
        assert roles["buffer"] == neighbours


def test_no_area_is_both_control_and_near_any_pilot(
    around: dict[str, dict[str, set[str]]], rows_of: Callable[[str], Rows]
) -> None:
    towns = {area["code"] for area in rows_of("areas_comparison.csv")}
    controls = set().union(*(roles["control"] for roles in around.values()))
    near = set().union(*(roles["treatment"] | roles["buffer"] for roles in around.values()))
    assert controls <= towns
    assert not near & towns


def test_controls_had_about_as_much_crime_before_the_pilot(
    around: dict[str, dict[str, set[str]]], rows_of: Callable[[str], Rows]
) -> None:
    counts = Counter(
        row["LSOA code"]
        for year in (2013, 2014, 2015)
        for row in rows_of(f"crime/{year}-*/*-street.csv")
    )
    for roles in around.values():
        [area] = roles["treatment"]
        for control in roles["control"]:
            assert counts[control] == pytest.approx(counts[area], rel=0.15)


def test_controls_of_the_estates_are_deprived_too(
    around: dict[str, dict[str, set[str]]], rows_of: Callable[[str], Rows]
) -> None:
    decile = {row["lsoa11_code"]: int(row["IMD_decile"]) for row in rows_of("deprivation_2015.csv")}
    for pilot in ("P2", "P3", "P4", "P5"):
        assert all(decile[area] <= 5 for area in around[pilot]["control"])
