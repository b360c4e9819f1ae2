"""The charts of a programme that screen and review share: from results to a chart, once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, ResultState, scale_title
from shared.figures.area_map import AreaMap, Place
from shared.figures.chart import Frame, Mark, described, mark
from shared.figures.intervals import IntervalChart
from shared.figures.months import MonthlySeries
from shared.figures.theme import series
from shared.figures.trajectory import Trajectory
from shared.metrics import Evaluator, MetricResult, Selection
from shared.metrics.registers import Area, Item, Programme

Chart = TypeVar("Chart")
SCORE_SPAN = (1.0, 5.0)
MAP_KILOMETRES = 15
KILOMETRES_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Chart]):
    """A chart with the result that it draws, so that both can be cited."""

    chart: Chart
    result: MetricResult


def step_levels(evaluator: Evaluator, programme: Programme) -> Drawn[IntervalChart]:
    """Level of each LISP step."""
    result = evaluator.evaluate("implementation_step_level", {"programme_code": programme.code})
    marks = tuple(
        mark(result, result.at(step=step), series="", label=f"{step} {name}")
        for step, name in LISP_STEPS.items()
    )
    frame = Frame(
        title="Implementation level of the eight steps, by the raters' own account",
        alt=described("Dots with intervals, one row per step.", marks),
        unit="Mean score, 1 (not started) to 5",
        note="Dots are means over raters, bars 95 % t intervals. Source: self-evaluations.",
    )
    return Drawn(IntervalChart(frame=frame, marks=marks, span=SCORE_SPAN), result)


def item_trajectory(evaluator: Evaluator, programme: Programme, item: Item) -> Drawn[Trajectory]:
    """Mean of one item over waves, by arm."""
    result = evaluator.evaluate(
        "survey_item_mean",
        {"programme_code": programme.code, "item_code": item.item_code},
        by=("arm", "wave"),
    )
    marks = _by_wave(result)
    frame = Frame(
        title=f"Item {item.position}: {item.text}",
        alt=described("Dots with intervals over survey waves, one line per arm.", marks),
        unit=f"Mean score, {item.minimum} to {item.maximum}",
        note="Dots are means of all who answered, bars 95 % t intervals. Source: officer survey.",
    )
    span = (float(item.minimum), float(item.maximum))
    return Drawn(Trajectory(frame=frame, marks=marks, span=span), result)


def scale_trajectory(evaluator: Evaluator, programme: Programme, scale: str) -> Drawn[Trajectory]:
    """Mean scale score over waves, by arm."""
    result = evaluator.evaluate(
        "survey_scale_score",
        {"programme_code": programme.code, "scale": scale},
        by=("arm", "wave"),
    )
    marks = _by_wave(result)
    frame = Frame(
        title=f"Scale score: {scale_title(scale)}",
        alt=described("Dots with intervals over survey waves, one line per arm.", marks),
        unit="Mean scale score, 1 to 5",
        note="Dots are means of all who answered, bars 95 % t intervals. Source: officer survey.",
    )
    return Drawn(Trajectory(frame=frame, marks=marks, span=SCORE_SPAN), result)


def item_changes(
    evaluator: Evaluator,
    programme: Programme,
    *,
    arm: str,
    from_wave: str,
    to_wave: str,
    items: tuple[Item, ...],
) -> Drawn[IntervalChart]:
    """Change of items between two waves, linked respondents of one arm, in item order."""
    result = evaluator.evaluate(
        "survey_item_change",
        {
            "programme_code": programme.code,
            "arm": arm,
            "from_wave": from_wave,
            "to_wave": to_wave,
            "item_code": [item.item_code for item in items],
        },
    )
    marks = tuple(
        mark(
            result,
            result.at(item_code=item.item_code),
            series=arm,
            label=f"{item.position} {_short(item.text)}",
        )
        for item in items
    )
    frame = Frame(
        title=f"Change of items from {from_wave} to {to_wave}, {series(arm).name.lower()}",
        alt=described("Dots with intervals, one row per item; a line marks no change.", marks),
        unit="Change in points; left of the line is a fall",
        note="Dots are means of paired differences, bars 95 % t intervals, not corrected for the "
        "number of items. Source: officer survey, linked respondents.",
    )
    return Drawn(IntervalChart(frame=frame, marks=marks, reference=0.0), result)


def crime_by_month(
    evaluator: Evaluator, programme: Programme | None, chosen: Selection
) -> Drawn[MonthlySeries]:
    """Recorded crime by month for a selection, with the start of the first pilot."""
    result = evaluator.evaluate("recorded_crime", chosen, by=("month",))
    marks = tuple(
        mark(result, group, series="", label=group.value_of("month").isoformat())
        for group in result.groups
    )
    start = programme.started_on if programme else None
    frame = Frame(
        title="Recorded crime and incidents by month",
        alt=_monthly_alt(marks),
        unit="Records a month",
        note=f"Counts as published{_span(marks)}. Recorded crime follows recording and reporting "
        "as well as crime. Source: police.uk.",
    )
    events: tuple[tuple[date, str], ...] = ((start, "first pilot begins"),) if start else ()
    return Drawn(MonthlySeries(frame=frame, marks=marks, events=events), result)


def crime_by_area(
    evaluator: Evaluator, programme: Programme | None, chosen: Selection, areas: tuple[Area, ...]
) -> Drawn[AreaMap]:
    """Recorded crime by area for a selection; areas with a pilot are ringed.

    Where there are pilots, the map keeps to their surroundings: comparison areas far away would
    leave no room to tell one area from the next.
    """
    result = evaluator.evaluate("recorded_crime", chosen, by=("lsoa_code",))
    groups = {group.value_of("lsoa_code"): group for group in result.groups}
    locations = programme.locations if programme else ()
    held = [area for area in areas if area.area_code in groups and _has_point(area)]
    near = _near([area for area in held if area.area_code in locations], held)
    places = tuple(
        _place(area, mark(result, groups[area.area_code], series="", label=""), locations)
        for area in near
    )
    ringed = sum(place.ringed for place in places)
    far = len(held) - len(near)
    left_out = f" {formats.count(far, 'area')} more than {MAP_KILOMETRES} km from every pilot "
    left_out += f"{'is' if far == 1 else 'are'} in the table alone."
    frame = Frame(
        title="Recorded crime and incidents by area",
        alt=f"A dot at the centre of {_each_area(len(places))}, darker for more records; "
        f"{formats.count(ringed, 'area with a pilot is', 'areas with a pilot are')} ringed. "
        "The table beside it lists the same counts.",
        unit="Records",
        note="Counts as published; classes hold about equal numbers of areas. Records without a "
        f"place are not drawn.{left_out if far else ''} Source: police.uk; "
        "centroids contain OS data © Crown copyright.",
    )
    return Drawn(AreaMap(frame=frame, places=places, ring="holds a pilot"), result)


def _each_area(number: int) -> str:
    return "the 1 area" if number == 1 else f"each of {formats.count(number, 'area')}"


def _has_point(area: Area) -> bool:
    return area.longitude is not None and area.latitude is not None


def _near(pilots: list[Area], held: list[Area]) -> list[Area]:
    """The areas around a pilot; all of them where none of those drawn holds one."""
    if not pilots:
        return held
    return [
        area for area in held if min(_kilometres(area, pilot) for pilot in pilots) <= MAP_KILOMETRES
    ]


def _kilometres(one: Area, other: Area) -> float:
    """Between two points that are known, on a plane, which a map of one force allows."""
    lat, lon = one.latitude or 0.0, one.longitude or 0.0
    other_lat, other_lon = other.latitude or 0.0, other.longitude or 0.0
    east = (lon - other_lon) * math.cos(math.radians(lat))
    return KILOMETRES_A_DEGREE * math.hypot(lat - other_lat, east)


def _by_wave(result: MetricResult) -> tuple[Mark, ...]:
    groups = sorted(result.groups, key=lambda g: g.value_of("arm") != "treated")
    return tuple(
        mark(result, group, series=group.value_of("arm"), label=group.value_of("wave"))
        for group in groups
    )


def _place(area: Area, drawn: Mark, locations: tuple[str, ...]) -> Place:
    return Place(
        name=area.area_name,
        longitude=area.longitude or 0.0,
        latitude=area.latitude or 0.0,
        value=drawn.value or 0.0,
        text=drawn.text,
        ringed=area.area_code in locations,
    )


def _monthly_alt(marks: tuple[Mark, ...]) -> str:
    shown = [m for m in marks if m.value is not None]
    if not shown:
        return f"No monthly counts: {ResultState.NOT_COLLECTED.value}."
    low, high = (f(shown, key=lambda m: m.value or 0.0) for f in (min, max))
    return (
        f"A line of monthly counts{_span(marks)}: lowest {formats.number(low.value or 0)} in "
        f"{formats.month(date.fromisoformat(low.label))}, highest "
        f"{formats.number(high.value or 0)} in {formats.month(date.fromisoformat(high.label))}."
    )


def _span(marks: tuple[Mark, ...]) -> str:
    if not marks:
        return ""
    first, last = (formats.month(date.fromisoformat(m.label)) for m in (marks[0], marks[-1]))
    return f", {first} to {last}"


def _short(text: str, width: int = 50) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"
