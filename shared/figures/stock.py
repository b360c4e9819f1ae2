"""The charts of a programme that screen and review share: from results to a chart, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, ResultState, scale_title
from shared.figures.area_map import AreaMap
from shared.figures.chart import Frame, Mark, described, mark
from shared.figures.control_lines import control_lines
from shared.figures.crime_places import (
    NO_RECORD,
    crime_places,
    left_out,
    map_described,
)
from shared.figures.intervals import IntervalChart
from shared.figures.months import MonthlySeries
from shared.figures.theme import series
from shared.figures.trajectory import Trajectory
from shared.metrics import Evaluator, MetricResult, Selection
from shared.metrics.registers import Area, Item, Pilot, Programme
from shared.metrics.special_causes import every_month, monthly_control

Chart = TypeVar("Chart")
SCORE_SPAN = (1.0, 5.0)


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


def of_pilots(programme: Programme, pilots: tuple[Pilot, ...]) -> dict[str, Any]:
    """What selects a programme, or the named ones of its pilots alone."""
    codes = {"pilot_code": [pilot.pilot_code for pilot in pilots]} if pilots else {}
    return {"programme_code": programme.code, **codes}


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
    """Recorded crime by month for a selection, with limits and the start of the first pilot.

    Where at least a year lies before that start, the months before it alone set mean and limits.
    """
    result = evaluator.evaluate("recorded_crime", chosen, by=("month",))
    marks = tuple(_of_month(evaluator, result, month) for month in every_month(result))
    start = programme.started_on if programme else None
    lines = control_lines(monthly_control(result, began=start), marks)
    frame = Frame(
        title="Recorded crime and incidents by month",
        alt=f"{_monthly_alt(marks)} {lines.note}",
        unit="Records a month",
        note=f"Counts as published{_span(marks)}. {lines.note} Recorded crime follows recording "
        "and reporting as well as crime. Source: police.uk.",
    )
    chart = MonthlySeries(
        frame=frame,
        marks=marks,
        events=((start, "first pilot begins"),) if start and _is_within(start, marks) else (),
        levels=lines.levels,
        flags=lines.flags,
        from_zero=lines.from_zero,
    )
    return Drawn(chart, result)


def crime_by_area(
    evaluator: Evaluator, programme: Programme | None, chosen: Selection, areas: tuple[Area, ...]
) -> Drawn[AreaMap]:
    """Recorded crime by area for a selection; areas with a pilot are outlined in bold.

    Where there are pilots, the map keeps to their surroundings: comparison areas far away would
    leave no room to tell one area from the next. An area of which records are held, but none of
    the type and months selected, is drawn empty.
    """
    result = evaluator.evaluate("recorded_crime", chosen, by=("lsoa_code",))
    places, far = crime_places(evaluator, programme, result, areas)
    frame = Frame(
        title="Recorded crime and incidents by area",
        alt=map_described(places),
        unit="Records",
        note="Counts as published; classes hold about equal numbers of areas. Records without a "
        f"place are not drawn.{left_out(far)} Source: police.uk; boundaries and centroids "
        "contain OS data © Crown copyright.",
    )
    chart = AreaMap(frame=frame, places=places, ring="holds a pilot", empty=NO_RECORD)
    return Drawn(chart, result)


def _by_wave(result: MetricResult) -> tuple[Mark, ...]:
    groups = sorted(result.groups, key=lambda g: g.value_of("arm") != "treated")
    return tuple(
        mark(result, group, series=group.value_of("arm"), label=group.value_of("wave"))
        for group in groups
    )


def _of_month(evaluator: Evaluator, result: MetricResult, month: date) -> Mark:
    """A month's mark; one that holds other records alone is told from one not handed over."""
    drawn = mark(result, result.at(month=month), series="", label=month.isoformat())
    if drawn.value is not None or month not in evaluator.values("recorded_crime", "month"):
        return drawn
    return replace(drawn, text=NO_RECORD)


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


def _is_within(day: date, marks: tuple[Mark, ...]) -> bool:
    months = [mark.label for mark in marks]
    return bool(months) and months[0] <= day.replace(day=1).isoformat() <= months[-1]


def _span(marks: tuple[Mark, ...]) -> str:
    if not marks:
        return ""
    first, last = (formats.month(date.fromisoformat(m.label)) for m in (marks[0], marks[-1]))
    return f", {first} to {last}"


def _short(text: str, width: int = 50) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"
