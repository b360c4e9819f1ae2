"""The areas: published figures of the 152 LSOAs of Milton Keynes."""

from __future__ import annotations

from collections.abc import Callable

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
