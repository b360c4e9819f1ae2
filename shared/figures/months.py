"""A monthly series with named events and, where it has them, control lines and flagged months."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from shared.contract import formats
from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import ACCENT, AREA, PAPER, QUIET, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes


TICKS = 7
SCREEN_TICKS = 5
"""Fewer, and on two lines each, so that they stand level on a phone."""
HEIGHT = 340
LABEL_PIXELS = 86
LABEL_GAP = 0.13
"""Least distance of two labels at the right, as a share of the axis: two lines of text."""


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line over all months; its name stands at its right end, the value below."""

    value: float
    name: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlySeries:
    """Marks whose labels are months (YYYY-MM-01), in order; one without a value leaves a gap.

    Attributes:
        events: day and short name of what happened, drawn as thin lines.
        levels: lines such as mean and limits, lowest first.
        flags: label of a month, and in words why it is flagged; each month once.
        from_zero: the value axis starts at zero; else it spans marks and levels alone.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    events: tuple[tuple[date, str], ...] = ()
    levels: tuple[Level, ...] = ()
    flags: tuple[tuple[str, str], ...] = ()
    from_zero: bool = True

    @property
    def withheld(self) -> tuple[Mark, ...]:
        """The marks without a value."""
        return tuple(mark for mark in self.marks if mark.value is None)

    @property
    def span(self) -> tuple[float, float]:
        """Ends of the value axis."""
        drawn = [mark.value for mark in self.marks if mark.value is not None]
        drawn += [level.value for level in self.levels]
        low, high = (0.0 if self.from_zero else min(drawn, default=0.0)), max(drawn, default=0.0)
        pad = 0.12 * (high - low) or 1.0
        return (low if self.from_zero else low - pad), high + pad

    def label_heights(self) -> tuple[float, ...]:
        """Where the names of the levels stand, lowest first, so that none covers another."""
        low, high = self.span
        gap = LABEL_GAP * (high - low)
        heights: list[float] = []
        for level in self.levels:
            heights.append(max(level.value, heights[-1] + gap) if heights else level.value)
        return tuple(heights)


def screen(chart: MonthlySeries) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    flags = dict(chart.flags)
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [mark.label for mark in chart.marks],
        "y": [mark.value for mark in chart.marks],
        "connectgaps": False,
        "line": {"color": ACCENT, "width": 2},
        "marker": {
            "color": ACCENT,
            "symbol": ["diamond-open" if m.label in flags else "circle" for m in chart.marks],
            "size": [12 if mark.label in flags else 6 for mark in chart.marks],
            "line": {"color": ACCENT, "width": 2},
            "opacity": 1,
        },
        "text": [_hover(mark, flags) for mark in chart.marks],
        "hovertemplate": "%{x|%B %Y}<br>%{text}<extra></extra>",
    }
    layout = screen_layout(
        height=HEIGHT,
        xaxis=axis(
            type="date",
            tickformat="%b<br>%Y",
            tickangle=0,
            tickvals=[mark.label for mark in _ticked(chart.marks, SCREEN_TICKS)],
            showgrid=False,
        ),
        yaxis=axis(range=list(chart.span), tickformat=",", **_steps(chart)),
        shapes=[
            *(_event_line(day) for day, _ in chart.events),
            *(_level_line(level) for level in chart.levels),
        ],
        annotations=[
            _unit(chart.frame.unit),
            *(_event_name(day, name) for day, name in chart.events),
            *_level_names(chart),
            *_state_names(chart),
        ],
    )
    layout["margin"] |= {"t": 48} | ({"r": LABEL_PIXELS} if chart.levels else {})
    gaps = [_gaps(chart)] if chart.withheld else []
    return {"data": [trace, *gaps], "layout": layout}


def printed(chart: MonthlySeries) -> str:
    """The chart as an SVG element."""
    return draw(2.4, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _paint(chart: MonthlySeries, axes: Axes) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - print only, see printing.py

    months = [_place(mark) for mark in chart.marks]
    values = [math.nan if mark.value is None else mark.value for mark in chart.marks]
    axes.plot(months, values, color=ACCENT, marker="o", markersize=2.5)
    flags = dict(chart.flags)
    flagged = [mark for mark in chart.marks if mark.label in flags and mark.value is not None]
    axes.plot(
        [_place(mark) for mark in flagged],
        [mark.value or 0.0 for mark in flagged],
        marker="D",
        linestyle="",
        markersize=5,
        markerfacecolor=PAPER,
        markeredgecolor=ACCENT,
        markeredgewidth=1.2,
    )
    axes.set_ylim(*chart.span)
    _paint_withheld(chart, axes)
    axes.xaxis_date()
    ticked = [date.fromisoformat(mark.label) for mark in _ticked(chart.marks, TICKS)]
    axes.set_xticks([_number(day) for day in ticked], [f"{day:%b %Y}" for day in ticked])
    _paint_lines(chart, axes)
    axes.grid(visible=False, axis="x")
    axes.set_ylabel(chart.frame.unit)
    axes.yaxis.set_major_locator(MaxNLocator(TICKS, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: formats.number(value))


def _paint_lines(chart: MonthlySeries, axes: Axes) -> None:
    for day, name in ((_number(day), name) for day, name in chart.events):
        axes.axvline(day, color=QUIET, linewidth=0.7)
        axes.annotate(
            name,
            (day, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(0, 2),
            textcoords="offset points",
            color=QUIET,
            ha="center",
            va="bottom",
        )
    for level, height in zip(chart.levels, chart.label_heights(), strict=True):
        axes.axhline(level.value, color=QUIET, linewidth=0.8, linestyle=(0, (5, 3)))
        axes.annotate(
            f"{level.name}\n{level.shown}",
            (1.01, height),
            xycoords=("axes fraction", "data"),
            color=QUIET,
            va="center",
            linespacing=0.95,
        )


def _paint_withheld(chart: MonthlySeries, axes: Axes) -> None:
    foot = chart.span[0]
    places = [_place(mark) for mark in chart.withheld]
    axes.plot(places, [foot] * len(places), color=AREA, marker="x", linestyle="", clip_on=False)
    for mark in _first_of_each_state(chart):
        axes.annotate(
            _state(mark),
            (_place(mark), foot),
            xytext=(0, 5),
            textcoords="offset points",
            color=QUIET,
            style="italic",
            ha="center",
        )


def _ticked(marks: tuple[Mark, ...], most: int) -> tuple[Mark, ...]:
    """At most so many marks, evenly spaced, whose months name the axis."""
    step = max(1, math.ceil(len(marks) / most))
    return marks[::step]


def _steps(chart: MonthlySeries) -> dict[str, int]:
    """Ticks at whole numbers: the values are counts."""
    low, high = chart.span
    return {"dtick": 1} if high - low < TICKS else {"nticks": TICKS}


def _place(mark: Mark) -> float:
    return _number(date.fromisoformat(mark.label))


def _number(day: date) -> float:
    from matplotlib.dates import date2num  # noqa: PLC0415 - print only, see printing.py

    return float(date2num(day))  # type: ignore[no-untyped-call]  # matplotlib has no type for it


def _hover(mark: Mark, flags: dict[str, str]) -> str:
    return f"{mark.text}<br>flagged: {flags[mark.label]}" if mark.label in flags else mark.text


def _state(mark: Mark) -> str:
    return mark.text.split(":")[0]


def _first_of_each_state(chart: MonthlySeries) -> list[Mark]:
    return list({_state(mark): mark for mark in reversed(chart.withheld)}.values())


def _gaps(chart: MonthlySeries) -> dict[str, Any]:
    """Crosses on the axis where a value is withheld."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.label for mark in chart.withheld],
        "y": [chart.span[0]] * len(chart.withheld),
        "cliponaxis": False,
        "marker": {"symbol": "x-thin", "size": 9, "line": {"color": AREA, "width": 2}},
        "text": [mark.text for mark in chart.withheld],
        "hovertemplate": "%{x|%B %Y}<br>%{text}<extra></extra>",
    }


def _state_names(chart: MonthlySeries) -> list[dict[str, Any]]:
    return [
        {
            "x": mark.label,
            "y": chart.span[0],
            "yshift": 12,
            "text": f"<i>{_state(mark)}</i>",
            "showarrow": False,
            "font": {"color": QUIET},
        }
        for mark in _first_of_each_state(chart)
    ]


def _unit(name: str) -> dict[str, Any]:
    """The unit above the axis, where it takes no width."""
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 22,
        "text": name,
        "showarrow": False,
        "font": {"color": QUIET},
    }


def _event_line(day: date) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": AREA, "width": 1},
    }


def _level_line(level: Level) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": level.value,
        "y1": level.value,
        "line": {"color": AREA, "width": 1, "dash": "dash"},
    }


def _event_name(day: date, name: str) -> dict[str, Any]:
    return {
        "x": day.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": name,
        "showarrow": False,
        "font": {"color": QUIET},
    }


def _level_names(chart: MonthlySeries) -> list[dict[str, Any]]:
    return [
        {
            "xref": "paper",
            "x": 1,
            "xshift": 6,
            "xanchor": "left",
            "align": "left",
            "y": height,
            "text": f"{level.name}<br>{level.shown}",
            "showarrow": False,
            "font": {"color": QUIET},
        }
        for level, height in zip(chart.levels, chart.label_heights(), strict=True)
    ]
