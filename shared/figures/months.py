"""A monthly series with named events; starts at zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import ACCENT, QUIET, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes


TICKS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlySeries:
    """Marks whose labels are months (YYYY-MM-01), in order.

    Attributes:
        events: day and short name of what happened, drawn as thin lines.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    events: tuple[tuple[date, str], ...] = ()


def screen(chart: MonthlySeries) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [mark.label for mark in chart.marks],
        "y": [mark.value for mark in chart.marks],
        "line": {"color": ACCENT, "width": 2},
        "marker": {"color": ACCENT, "size": 6},
        "text": [mark.text for mark in chart.marks],
        "hovertemplate": "%{x|%B %Y}<br>%{text}<extra></extra>",
    }
    layout = screen_layout(
        height=320,
        xaxis=axis(
            type="date",
            tickformat="%b %Y",
            tickvals=[mark.label for mark in _ticked(chart.marks)],
            showgrid=False,
        ),
        yaxis=axis(title={"text": chart.frame.unit}, rangemode="tozero"),
        shapes=[_line(day) for day, _ in chart.events],
        annotations=[_name(day, name) for day, name in chart.events],
    )
    layout["margin"] |= {"t": 28}
    return {"data": [trace], "layout": layout}


def printed(chart: MonthlySeries) -> str:
    """The chart as an SVG element."""
    return draw(2.4, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _paint(chart: MonthlySeries, axes: Axes) -> None:
    months = [_number(date.fromisoformat(mark.label)) for mark in chart.marks]
    values = [mark.value or 0.0 for mark in chart.marks]
    axes.plot(months, values, color=ACCENT, marker="o", markersize=2.5)
    axes.set_ylim(0, max(values, default=1.0) * 1.15 or 1.0)
    axes.xaxis_date()
    ticked = [date.fromisoformat(mark.label) for mark in _ticked(chart.marks)]
    axes.set_xticks([_number(day) for day in ticked], [f"{day:%b %Y}" for day in ticked])
    for day, name in ((_number(day), name) for day, name in chart.events):
        axes.axvline(day, color=QUIET, linewidth=0.7)
        axes.annotate(
            name,
            (day, 0.99),
            xycoords=("data", "axes fraction"),
            xytext=(-3, 0),
            textcoords="offset points",
            color=QUIET,
            ha="right",
            va="top",
        )
    axes.grid(visible=False, axis="x")
    axes.set_ylabel(chart.frame.unit)


def _ticked(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """At most seven marks, evenly spaced, whose months name the axis."""
    step = max(1, math.ceil(len(marks) / TICKS))
    return marks[::step]


def _number(day: date) -> float:
    from matplotlib.dates import date2num  # noqa: PLC0415 - print only, see printing.py

    return float(date2num(day))  # type: ignore[no-untyped-call]  # matplotlib has no type for it


def _line(day: date) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": QUIET, "width": 1},
    }


def _name(day: date, name: str) -> dict[str, Any]:
    return {
        "x": day.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": name,
        "showarrow": False,
        "font": {"color": QUIET},
    }
