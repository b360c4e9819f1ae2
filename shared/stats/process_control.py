"""Statistical process control: does a series vary as it always has, or has something changed?

The individuals chart, also called XmR chart, of one count for each period.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from shared.stats.estimate import TooFew

FEWEST_POINTS = 12
LIMIT_FACTOR = 2.66
"""Three sigma in mean moving ranges of two: 3 / 1.128, as the chart's authors round it."""
RUN_POINTS = 8
TREND_POINTS = 6
MOST_MISSING = 0.1
"""Largest share of points that may be missing: among counts, a missing one is often a zero."""


class ControlRule(StrEnum):
    """What marks a special cause, in words."""

    BEYOND_LIMIT = "a point beyond a limit"
    RUN = "eight or more in a row on one side of the mean"
    TREND = "six or more in a row, each higher, or each lower, than the one before"
    NEAR_LIMIT = "two of three in a row more than two thirds of the way to the same limit"


@dataclass(frozen=True, slots=True)
class Flag:
    """One rule met by neighbouring points of a series.

    Attributes:
        rule: which.
        is_up: above the mean, or rising; else below it, or falling.
        positions: the points that meet it, from 0, in order; of two of three, those near the limit.
    """

    rule: ControlRule
    is_up: bool
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """Centre and natural process limits of a series, and what they flag.

    Attributes:
        centre: mean of the points that set the chart, in the unit of the series.
        lower, upper: natural process limits; the lower one is never below the floor.
        baseline: leading points that set centre and limits, those missing included.
        base: how many of them hold a number.
        flags: special causes over the whole series, rule by rule, in order of time.
        method: how the limits were made, in words.
    """

    centre: float
    lower: float
    upper: float
    baseline: int
    base: int
    flags: tuple[Flag, ...]
    method: str = "mean and natural process limits of an individuals (XmR) chart"

    def flags_at(self, position: int) -> tuple[Flag, ...]:
        """The flags that a point takes part in."""
        return tuple(flag for flag in self.flags if position in flag.positions)


def control_chart(
    values: Sequence[float | None], *, baseline: int | None = None, floor: float = 0.0
) -> ControlChart | TooFew:
    """Individuals (XmR) chart: centre, natural process limits and special causes.

    The limits are the mean ± 2.66 times the mean moving range, the absolute difference of two
    neighbouring points. Flagged are: a point outside the limits; eight or more in a row on one
    side of the mean (a point on it ends the run); six or more in a row, each above or each below
    the one before; and two of three in a row more than two thirds of the way to the same limit,
    where the limit is taken without its floor. Neighbours are points with no missing one between.

    Weak where points depend on each other: a season or a steady drift raises flags by itself.
    Weak for rare events: counts with a mean of a few are skewed, and the limits are symmetric.

    Args:
        values: one for each period, in order of time; None where it is missing or withheld.
        baseline: leading points that set centre and limits, where at least twelve of them hold a
            number and eleven neighbour another; else all points set them.
        floor: what the lower limit cannot fall below; 0 for counts.

    Returns:
        The chart; TooFew where fewer than twelve points hold a number, more than a tenth are
        missing, or no two neighbours differ.

    Source: Shewhart (1931), Economic Control of Quality of Manufactured Product (limits); Western
        Electric (1956), Statistical Quality Control Handbook (points beyond a limit, two of three,
        eight in a row); Nelson (1984), Journal of Quality Technology 16, 237–239 (six rising or
        falling); Wheeler (2000), Understanding Variation, 2nd edition (factor 2.66); NHS England,
        Making Data Count (use on monthly counts of a public service).
    """
    held = _held(values)
    if held < FEWEST_POINTS:
        return TooFew(held, "limits need at least twelve points")
    if len(values) - held > MOST_MISSING * len(values):
        return TooFew(held, "more than a tenth of the points hold no number")
    leading = len(values) if baseline is None else baseline
    setting = values[:leading] if _sets_limits(values[:leading]) else values
    ranges = [abs(one - other) for stretch in _stretches(setting) for one, other in _steps(stretch)]
    if not any(ranges):
        return TooFew(held, "no two neighbouring points differ, so that nothing varies")
    centre = math.fsum(v for v in setting if v is not None) / _held(setting)
    reach = LIMIT_FACTOR * math.fsum(ranges) / len(ranges)
    return ControlChart(
        centre=centre,
        lower=max(floor, centre - reach),
        upper=centre + reach,
        baseline=len(setting),
        base=_held(setting),
        flags=tuple(_flags(values, centre, reach)),
    )


_Point = tuple[int, float]


def _held(values: Iterable[float | None]) -> int:
    return sum(value is not None for value in values)


def _sets_limits(values: Sequence[float | None]) -> bool:
    pairs = [pair for stretch in _stretches(values) for pair in _steps(stretch)]
    enough = _held(values) >= FEWEST_POINTS and len(pairs) >= FEWEST_POINTS - 1
    return enough and any(one != other for one, other in pairs)


def _stretches(values: Sequence[float | None]) -> list[list[_Point]]:
    """Position and value of points without a missing one between them."""
    parts = groupby(enumerate(values), key=lambda point: point[1] is not None)
    return [
        [(place, value) for place, value in part if value is not None]
        for is_held, part in parts
        if is_held
    ]


def _steps(stretch: list[_Point]) -> Iterator[tuple[float, float]]:
    return ((one, other) for (_, one), (_, other) in pairwise(stretch))


def _flags(values: Sequence[float | None], centre: float, reach: float) -> Iterator[Flag]:
    """Every rule over every stretch, for points above the centre and, turned over, below it."""
    for rule, found_in in _RULES.items():
        found = [
            Flag(rule, is_up, positions)
            for stretch in _stretches(values)
            for is_up, sign in ((True, 1), (False, -1))
            for positions in found_in(
                [(place, sign * (value - centre) / reach) for place, value in stretch]
            )
        ]
        yield from sorted(found, key=lambda flag: flag.positions)


def _beyond(points: list[_Point]) -> Iterator[tuple[int, ...]]:
    return ((place,) for place, height in points if height > 1)


def _runs(points: list[_Point]) -> Iterator[tuple[int, ...]]:
    for is_above, part in groupby(points, key=lambda point: point[1] > 0):
        places = tuple(place for place, _ in part)
        if is_above and len(places) >= RUN_POINTS:
            yield places


def _trends(points: list[_Point]) -> Iterator[tuple[int, ...]]:
    steps = [(one, other, after > before) for (one, before), (other, after) in pairwise(points)]
    for is_rising, part in groupby(steps, key=lambda step: step[2]):
        rises = list(part)
        if is_rising and len(rises) >= TREND_POINTS - 1:
            yield rises[0][0], *(other for _, other, _ in rises)


def _near(points: list[_Point]) -> Iterator[tuple[int, ...]]:
    """Points far from the centre of which each has another within two places."""
    chain: list[int] = []
    for place in [place for place, height in points if height > 2 / 3]:
        if chain and place - chain[-1] > 2:
            yield from _pairs(chain)
            chain = []
        chain.append(place)
    yield from _pairs(chain)


def _pairs(chain: list[int]) -> Iterator[tuple[int, ...]]:
    if len(chain) > 1:
        yield tuple(chain)


_RULES: dict[ControlRule, Callable[[list[_Point]], Iterator[tuple[int, ...]]]] = {
    ControlRule.BEYOND_LIMIT: _beyond,
    ControlRule.RUN: _runs,
    ControlRule.TREND: _trends,
    ControlRule.NEAR_LIMIT: _near,
}
