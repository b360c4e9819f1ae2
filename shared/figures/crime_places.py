"""Which areas a map of recorded crime draws, and how: outlines near the pilots, and their names.

Owns the choice of areas and the words about it; area_map draws them.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from shared.contract import formats
from shared.figures.area_map import Place
from shared.figures.chart import Mark, mark
from shared.figures.outline import DECIMALS, Ring, middle, rings
from shared.metrics import Evaluator, Group, MetricResult, Selection
from shared.metrics.registers import Area, Programme, boundaries

MAP_KILOMETRES = 15
KILOMETRES_A_DEGREE = 111.2
MAP_DETAIL = 1200
"""Points side by side that a map can show: twice its pixels, about its dots in print."""
NO_RECORD = "no record of this selection"


def crime_places(
    evaluator: Evaluator,
    programme: Programme | None,
    result: MetricResult,
    areas: tuple[Area, ...],
) -> tuple[tuple[Place, ...], int]:
    """The areas to draw, and how many with a value lie too far from every pilot.

    Args:
        programme: whose pilots are set off; none where it is None.
        result: `recorded_crime` by area.
        areas: those that may be drawn.
    """
    held = placed_areas(evaluator, areas, _covered(evaluator, result.selection))
    groups = {group.value_of("lsoa_code"): group for group in result.groups}
    pilots = _pilot_names(programme)
    near = _near([area for area in held if area.area_code in pilots], held)
    places = _places(evaluator, near, pilots, result, groups)
    valued = sum(area.area_code in groups for area in held)
    return places, valued - sum(place.value is not None for place in places)


def _covered(evaluator: Evaluator, chosen: Selection) -> set[str]:
    """Areas of which any record is held, whatever its type and month."""
    wider = chosen.without("crime_type", "month")
    held = evaluator.evaluate("recorded_crime", wider, by=("lsoa_code",))
    return set(held.numbers["lsoa_code"])


def placed_areas(evaluator: Evaluator, areas: tuple[Area, ...], codes: set[str]) -> list[Area]:
    """The areas of those codes with a point: their centroid, or the middle of their boundary."""
    wanted = [area for area in areas if area.area_code in codes]
    lacking = [area.area_code for area in wanted if not _has_point(area)]
    found = {b.area_code: middle(rings(b.geometry)) for b in boundaries(evaluator, lacking)}
    return [
        replace(area, longitude=found[code][0], latitude=found[code][1]) if code in found else area
        for area in wanted
        if _has_point(area) or area.area_code in found
        for code in (area.area_code,)
    ]


def _places(
    evaluator: Evaluator,
    areas: list[Area],
    pilots: dict[str, str],
    result: MetricResult,
    groups: dict[str, Group],
) -> tuple[Place, ...]:
    step = _step(areas)
    outlines = {
        boundary.area_code: rings(boundary.geometry, step)
        for boundary in boundaries(evaluator, [area.area_code for area in areas])
    }
    return tuple(
        _place(
            area,
            mark(result, groups[code], series="", label="") if code in groups else None,
            pilots.get(code, ""),
            outlines.get(code, ()),
        )
        for area in areas
        for code in (area.area_code,)
    )


def _place(area: Area, drawn: Mark | None, pilots: str, outline: tuple[Ring, ...]) -> Place:
    text = drawn.text if drawn else NO_RECORD
    return Place(
        name=area.area_name,
        longitude=area.longitude or 0.0,
        latitude=area.latitude or 0.0,
        value=drawn.value if drawn else None,
        text=f"{text}<br>pilot: {pilots}" if pilots else text,
        ringed=bool(pilots),
        outline=outline,
        label=pilots,
    )


def _pilot_names(programme: Programme | None) -> dict[str, str]:
    """Names of the pilots of each area that holds any."""
    names: dict[str, list[str]] = {}
    for pilot in programme.pilots if programme else ():
        names.setdefault(pilot.location_code, []).append(pilot.name)
    return {code: ", ".join(found) for code, found in names.items()}


def _step(areas: list[Area]) -> float:
    """Degrees between two points that the map can tell apart, in whole ten-thousandths."""
    spans = [
        max(values) - min(values)
        for values in ([a.longitude or 0.0 for a in areas], [a.latitude or 0.0 for a in areas])
        if values
    ]
    finest = 10.0**-DECIMALS
    return max(1, math.ceil(max(spans, default=0.0) / MAP_DETAIL / finest)) * finest


def map_described(places: tuple[Place, ...]) -> str:
    """Alternative text of the map."""
    outlined = sum(bool(place.outline) for place in places)
    dots = len(places) - outlined
    empty = sum(place.value is None for place in places)
    bold = sum(place.ringed for place in places)
    shapes = [f"{formats.count(outlined, 'area')} by outline"] if outlined else []
    shapes += [f"{formats.count(dots, 'area')} by a dot at the centre"] if dots else []
    parts = [f"A map of {formats.listing(shapes) or 'no area'}, darker for more records"]
    if bold:
        pilots = formats.count(bold, "area with a pilot is", "areas with a pilot are")
        parts.append(f"{pilots} outlined in bold")
    if empty:
        drawn = formats.count(empty, "area without a record is", "areas without a record are")
        parts.append(f"{drawn} left empty")
    return f"{'; '.join(parts)}. The table beside it lists the same counts."


def left_out(far: int) -> str:
    """The sentence of a note that so many areas lie too far from every pilot; empty for none."""
    if not far:
        return ""
    areas = formats.count(far, "area")
    verb = "is" if far == 1 else "are"
    return f" {areas} more than {MAP_KILOMETRES} km from every pilot {verb} in the table alone."


def _has_point(area: Area) -> bool:
    return area.longitude is not None and area.latitude is not None


def _near(pilots: list[Area], held: list[Area]) -> list[Area]:
    """The areas around a pilot; all of them where none of those drawn holds one."""
    if not pilots:
        return held
    away = kilometres_away(pilots, held)
    return [area for area, far in zip(held, away, strict=True) if far <= MAP_KILOMETRES]


def kilometres_away(pilots: list[Area], areas: list[Area]) -> list[float]:
    """From each area to the nearest of the pilots' areas; every one of them has a point."""
    east, north = (np.array([getattr(a, k) for a in areas]) for k in ("longitude", "latitude"))
    nearest = np.full(len(areas), np.inf)
    for pilot in pilots:
        away = (east - pilot.longitude) * np.cos(np.radians(north)), north - pilot.latitude
        nearest = np.minimum(nearest, KILOMETRES_A_DEGREE * np.hypot(*away))
    return [float(far) for far in nearest]
