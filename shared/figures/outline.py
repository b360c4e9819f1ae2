"""Outlines of areas from GeoJSON, no finer than a chart of known extent can show.

Points are moved to a grid, so that neighbours keep sharing their common border.
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain, pairwise
from math import fsum

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""Corners in order, longitude before latitude, each once: the last leads back to the first."""
DECIMALS = 4
"""Some ten metres: the finest that is ever drawn."""
FEWEST_CORNERS = 3


@lru_cache(maxsize=8192)
def rings(geometry: str, step: float = 10**-DECIMALS) -> tuple[Ring, ...]:
    """The rings of a GeoJSON Polygon or MultiPolygon on a grid of a step in degrees.

    Points that fall on one grid point, or between two others on a straight line, are dropped; so
    are rings that enclose nothing any more. Outer rings turn anticlockwise and holes
    clockwise, so that holes stay empty where a drawing fills by the way a line turns.

    Args:
        geometry: GeoJSON geometry in longitude and latitude.
        step: distance of the grid's lines in degrees, above 0.
    """
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    found = (
        _turned(corners, is_hole=place > 0)
        for polygon in polygons
        for place, line in enumerate(polygon)
        if len(corners := _corners(line, step)) >= FEWEST_CORNERS and doubled_area(corners)
    )
    return tuple(found)


def middle(outline: tuple[Ring, ...]) -> Point:
    """Centre of gravity of the largest ring."""
    ring = max(outline, key=lambda one: abs(doubled_area(one)))
    area = doubled_area(ring)
    steps = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in _sides(ring)]
    east, north = (fsum((a[k] + b[k]) * cross for a, b, cross in steps) for k in (0, 1))
    return east / (3 * area), north / (3 * area)


def doubled_area(ring: Ring) -> float:
    """Twice the enclosed area in square degrees; above 0 where the ring turns anticlockwise."""
    (west, south), *_ = ring
    near = tuple((x - west, y - south) for x, y in ring)
    return fsum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(near))


def _sides(ring: Ring) -> chain[tuple[Point, Point]]:
    return chain(pairwise(ring), ((ring[-1], ring[0]),))


def _turned(ring: Ring, *, is_hole: bool) -> Ring:
    return ring[::-1] if (doubled_area(ring) < 0) is not is_hole else ring


def _corners(line: list[list[float]], step: float) -> Ring:
    """Corners of a closed line on the grid, counted in steps until none is left to drop."""
    points = [(round(point[0] / step), round(point[1] / step)) for point in line]
    kept: list[tuple[int, int]] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple((round(x * step, DECIMALS), round(y * step, DECIMALS)) for x, y in kept)


def _is_straight(one: tuple[int, int], between: tuple[int, int], other: tuple[int, int]) -> bool:
    east, north = between[0] - one[0], between[1] - one[1]
    return east * (other[1] - one[1]) == north * (other[0] - one[0])
