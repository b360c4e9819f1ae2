"""The areas that a page about places reads: those around the pilots, or around one area.

Far fewer than a country has, so that a national warehouse answers as fast as a district's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shared.figures.crime_places import MAP_KILOMETRES, kilometres_away, placed_areas
from shared.metrics import Evaluator
from shared.metrics.registers import Area, areas
from shared.metrics.remembered import remembered

MOST_AREAS = 400
"""Areas that one map can tell apart, and one answer can carry with their outlines."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Areas around some areas.

    Attributes:
        areas: in order of their distance to the nearest of them, those themselves first.
        left_out: areas as near as the farthest that may be drawn, for which there is no room.
        is_around: False where none of those asked for has a place, so that nothing is near.
    """

    areas: tuple[Area, ...]
    left_out: int
    is_around: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the areas."""
        return tuple(area.area_code for area in self.areas)


def surroundings(evaluator: Evaluator, codes: Sequence[str]) -> Surroundings:
    """The areas within the reach of a map around those of these codes, the nearest first.

    They are of the same types as those asked for. Where none of these has a known place, areas in
    order of code stand in.
    """
    return _surroundings(evaluator, tuple(codes))


def known_areas(evaluator: Evaluator) -> dict[str, Area]:
    """Every area by its code."""
    return _known(evaluator)


@remembered(256)
def _surroundings(evaluator: Evaluator, codes: tuple[str, ...]) -> Surroundings:
    placed = _placed(evaluator)
    wanted = set(codes)
    centres = [area for area in placed if area.area_code in wanted]
    if not centres:
        return Surroundings(placed[:MOST_AREAS], max(0, len(placed) - MOST_AREAS), is_around=False)
    types = {area.area_type for area in centres}
    alike = [area for area in placed if area.area_type in types]
    away = zip(kilometres_away(centres, alike), alike, strict=True)
    near = sorted(
        ((far, area.area_code, area) for far, area in away if far <= MAP_KILOMETRES),
        key=lambda found: found[:2],
    )
    kept = tuple(area for _, _, area in near[:MOST_AREAS])
    return Surroundings(kept, len(near) - len(kept), is_around=True)


@remembered(1)
def _placed(evaluator: Evaluator) -> tuple[Area, ...]:
    every = _known(evaluator)
    return tuple(placed_areas(evaluator, tuple(every.values()), set(every)))


@remembered(1)
def _known(evaluator: Evaluator) -> dict[str, Area]:
    return {area.area_code: area for area in areas(evaluator)}
