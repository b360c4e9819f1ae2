"""Which places belong to a force, as far as the warehouse has been told; warns of those outside.

Areas belong to a force by a lookup of areas to forces, points by the force's boundary. A force of
which that is not loaded is unknown, and nothing is outside it. Names of forces are compared without
regard to case and to words such as Police, so that "Thames Valley" is "Thames Valley Police".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from warehouse.expressions import warn
from warehouse.source import FileContext, Rule

LOOKUP, BOUNDARIES = "area_lookup", "boundaries"
"""Kinds that a source weighs to be warned of areas, and of points."""

FORCE = "force"
NOT_OF_THE_NAME = re.compile(r"\b(?:police|constabulary|service|force)\b|[^\w&]+")
POINTS_AT_ONCE = 256
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def area_within_force(area: str, force: str, context: FileContext) -> tuple[Rule, ...]:
    """A warning of areas outside the force that the row names; none where no lookup is loaded."""
    areas = _areas_by_force(context)

    def outside(rows: pl.Series) -> pl.Series:
        codes, forces = rows.struct.field(area), rows.struct.field(force)
        found = codes.is_null() & False
        for name in forces.unique().drop_nulls():
            if (known := areas.get(_folded(name))) is not None:
                found |= (forces == name) & ~codes.is_in(known.implode())
        return found

    broken = pl.struct(area, force).map_batches(outside, return_dtype=pl.Boolean)
    return (_warning(area, broken),) if areas else ()


def area_within_pilots_forces(area: str, context: FileContext) -> tuple[Rule, ...]:
    """A warning of areas outside every force that has a pilot; none where that is not known."""
    locations = context.references["pilot_register"]["location_code"]
    areas = _areas_by_force(context).values()
    ours = [known for known in areas if known.is_in(locations.implode()).any()]
    return (_warning(area, ~pl.col(area).is_in(pl.concat(ours).implode())),) if ours else ()


def point_within_force(
    longitude: str, latitude: str, force: pl.Expr, context: FileContext
) -> tuple[Rule, ...]:
    """A warning of points outside the boundary of the row's force, where that is loaded."""
    edges = _edges_by_force(context)

    def outside(rows: pl.Series) -> pl.Series:
        places, forces = rows.struct.unnest().select(longitude, latitude), rows.struct.field(FORCE)
        found = forces.is_null() & False
        for name in forces.unique().drop_nulls():
            if (boundary := edges.get(_folded(name))) is not None:
                here = forces == name
                beyond = _beyond(places.filter(here), boundary)
                found |= here & places.to_struct().is_in(beyond.to_struct().implode())
        return found

    broken = pl.struct(longitude, latitude, force.alias(FORCE)).map_batches(
        outside, return_dtype=pl.Boolean
    )
    return (_warning(longitude, broken),) if edges else ()


def _warning(column: str, broken: pl.Expr) -> Rule:
    return warn(Rule(name="lies within its force", column=column, broken=broken))


def _folded(name: str) -> str:
    return NOT_OF_THE_NAME.sub(" ", name.casefold()).strip()


def _areas_by_force(context: FileContext) -> dict[str, pl.Series]:
    lookup = context.references[LOOKUP].filter(pl.col("to_type") == FORCE)
    by_force = lookup.group_by("to_code", maintain_order=True)
    return {_folded(str(name)): areas["from_code"] for (name,), areas in by_force}


def _edges_by_force(context: FileContext) -> dict[str, Numbers]:
    """The edges of each force's boundary, holes included: x and y of both ends, in degrees."""
    boundaries = context.references[BOUNDARIES].filter(pl.col("area_type") == FORCE)
    named = boundaries.select(pl.coalesce("area_name", "area_code"), "geometry")
    return {
        _folded(name): np.concatenate([_edges(ring) for ring in _rings(json.loads(geometry))])
        for name, geometry in named.iter_rows()
    }


def _rings(geometry: dict[str, Any]) -> Iterator[Numbers]:
    polygons = geometry["coordinates"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        for ring in polygon:
            yield np.array([point[:2] for point in ring], dtype=np.float64)


def _edges(ring: Numbers) -> Numbers:
    return np.hstack([ring, np.roll(ring, -1, axis=0)])


def _beyond(places: pl.DataFrame, boundary: Numbers) -> pl.DataFrame:
    """The distinct places, as they are written, that are numbers and lie outside."""
    points = places.unique().with_columns(
        pl.all().cast(pl.Float64, strict=False).name.suffix(" in degrees")
    )
    numbers = points.drop_nulls()
    degrees = numbers.select(pl.selectors.ends_with(" in degrees")).to_numpy()
    return numbers.select(places.columns).filter(pl.Series(~_inside(degrees, boundary)))


def _inside(points: Numbers, edges: Numbers) -> Flags:
    """Which points lie inside: those from which a ray eastward crosses an odd number of edges."""
    x1, y1, x2, y2 = edges.T
    inside = np.zeros(len(points), dtype=np.bool_)
    for start in range(0, len(points), POINTS_AT_ONCE):
        some = slice(start, start + POINTS_AT_ONCE)
        x, y = points[some, :1], points[some, 1:]
        spans = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):  # level edges, which no ray crosses
            crosses = x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        inside[some] = (spans & crosses).sum(axis=1) % 2 == 1
    return inside
