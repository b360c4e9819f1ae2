"""Runs as bars from first to last day, with waves and events, one row each under its own name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import ACCENT, AREA, INK, PAPER, QUIET, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DAY_MILLISECONDS = 86_400_000
LINE_LETTERS = 44
"""What fits a phone's width."""
LINE, BAR = 20.0, 26.0
"""Room for a line of a row's name and for its bar, in pixels."""
INCHES_A_PIXEL = 0.0078
HEAD_INCHES = 0.5
PATTERNS = {
    "completed": ("", ""),
    "complete": ("", ""),
    "active": ("-", "----"),
    "evidenced": ("/", "////"),
    "paused": ("|", "||||"),
    "stalled": ("x", "xxxx"),
    "abandoned": ("+", "+++"),
}
"""How a state's bar is filled on screen and on paper; states that are not named share one."""
OTHER_PATTERN = ("\\", "\\\\\\\\")


class Kind(StrEnum):
    """What a row stands for."""

    RUN = "run"
    STEP = "step"
    WAVE = "wave"
    EVENT = "event"


THICKNESS = {Kind.RUN: 14.0, Kind.STEP: 5.0, Kind.WAVE: 8.0, Kind.EVENT: 0.0}


@dataclass(frozen=True, slots=True)
class Point:
    """A day on a row's bar, by what it is the day of."""

    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; its mark's label is the name above it, its mark's series the state.

    Attributes:
        begins, ends: first and last day drawn; begins is None where there is nothing to draw.
        is_open: true where it runs on beyond its last day drawn.
        points: days to mark on it.
    """

    mark: Mark
    kind: Kind
    begins: date | None
    ends: date | None = None
    is_open: bool = False
    points: tuple[Point, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        """Name and state, in lines that fit a phone."""
        together = self.mark.series.replace(" ", "\N{NO-BREAK SPACE}")
        state = f": {together}" if together else ""
        return tuple(wrap(self.mark.label + state, LINE_LETTERS))

    @property
    def pattern(self) -> tuple[str, str]:
        """How the bar is filled, on screen and on paper."""
        if self.kind is Kind.WAVE:
            return ("", "")
        return PATTERNS.get(self.mark.series, OTHER_PATTERN)

    @property
    def colour(self) -> str:
        """Runs and steps stand out; what happened around them does not."""
        return ACCENT if self.kind in {Kind.RUN, Kind.STEP} else AREA


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows in reading order; events send a thin line up through all rows.

    Attributes:
        symbols: name of a point to its symbols on screen and on paper.
    """

    frame: Frame
    rows: tuple[Row, ...]
    symbols: tuple[tuple[str, str, str], ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all rows."""
        return tuple(row.mark for row in self.rows)

    @property
    def tops(self) -> tuple[float, ...]:
        """Upper edge of each row, in pixels from the top; the lower edge of the last at the end."""
        edges = [0.0]
        for row in self.rows:
            edges.append(edges[-1] + LINE * len(row.heading) + BAR)
        return tuple(edges)

    def drawn(self) -> list[tuple[float, Row, date, date]]:
        """Rows with a first day: middle, row, first and last day drawn."""
        return [
            (bottom - BAR / 2, row, row.begins, row.ends or row.begins)
            for bottom, row in zip(self.tops[1:], self.rows, strict=True)
            if row.begins
        ]


def screen(chart: Timeline) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    drawn = chart.drawn()
    bars = [part for part in drawn if part[1].kind is not Kind.EVENT]
    events = [part for part in drawn if part[1].kind is Kind.EVENT]
    ends = [part for part in bars if part[1].is_open]
    traces = [
        _bars(bars),
        _dots(
            events,
            "circle",
            text=[f"{row.mark.label}<br>{row.mark.text}" for _, row, _, _ in events],
        ),
        _dots([(y, row, end, end) for y, row, _, end in ends], "triangle-right"),
        *(_points(chart, *symbol) for symbol in chart.symbols),
    ]
    tops = chart.tops
    layout = screen_layout(
        height=round(tops[-1]) + (90 if chart.symbols else 60),
        xaxis=axis(type="date", side="top", tickformat="%b %Y", nticks=5),
        yaxis=axis(range=[tops[-1], 0], showgrid=False, showticklabels=False),
        annotations=[_heading(row, top) for row, top in zip(chart.rows, tops, strict=False)],
        shapes=[_rise(y, day) for y, _, day, _ in events],
        showlegend=bool(chart.symbols),
        legend={"orientation": "h", "y": 0, "yanchor": "top"},
        bargap=0,
    )
    return {"data": traces, "layout": layout}


def printed(chart: Timeline) -> str:
    """The chart as an SVG element."""
    height = HEAD_INCHES + INCHES_A_PIXEL * chart.tops[-1] + (0.25 if chart.symbols else 0)
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _bars(parts: list[tuple[float, Row, date, date]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "showlegend": False,
        "y": [y for y, _, _, _ in parts],
        "base": [begin.isoformat() for _, _, begin, _ in parts],
        "x": [((end - begin).days + 1) * DAY_MILLISECONDS for _, _, begin, end in parts],
        "width": [THICKNESS[row.kind] for _, row, _, _ in parts],
        "marker": {
            "color": [row.colour for _, row, _, _ in parts],
            "line": {"color": [row.colour for _, row, _, _ in parts], "width": 1},
            "pattern": {
                "shape": [row.pattern[0] for _, row, _, _ in parts],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.35,
            },
        },
        "text": [f"{row.mark.label}<br>{row.mark.text}" for _, row, _, _ in parts],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _dots(
    parts: list[tuple[float, Row, date, date]], symbol: str, *, text: list[str] | None = None
) -> dict[str, Any]:
    hover = {"hovertemplate": "%{text}<extra></extra>"} if text else {"hoverinfo": "skip"}
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [day.isoformat() for _, _, day, _ in parts],
        "y": [y for y, _, _, _ in parts],
        "marker": {"color": [row.colour for _, row, _, _ in parts], "symbol": symbol, "size": 11},
        "text": text or [],
        **hover,
    }


def _points(chart: Timeline, name: str, symbol: str, _marker: str) -> dict[str, Any]:
    parts = [
        (y, row, point.day, point.day)
        for y, row, _, _ in chart.drawn()
        for point in row.points
        if point.name == name
    ]
    return _dots(parts, symbol) | {"name": name, "showlegend": True}


def _heading(row: Row, top: float) -> dict[str, Any]:
    """A row's name; lines pass behind its ground, which on a dark page is dark."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top + 3,
        "yanchor": "top",
        "align": "left",
        "text": "<br>".join(row.heading),
        "bgcolor": PAPER,
        "borderpad": 0,
        "showarrow": False,
        "font": {"color": INK if row.begins else QUIET},
    }


def _rise(y: float, day: date) -> dict[str, Any]:
    return {
        "type": "line",
        "layer": "below",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": y,
        "line": {"color": AREA, "width": 1, "dash": "dot"},
    }


def _paint(chart: Timeline, axes: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, DateFormatter  # noqa: PLC0415 - print only

    for y, row, begin, end in chart.drawn():
        first, last = _number(begin), _number(end) + 1
        if row.kind is Kind.EVENT:
            axes.plot([first, first], [0, y], color=AREA, linewidth=0.6, linestyle=":")
            axes.plot([first], [y], color=row.colour, marker="o")
            continue
        axes.barh(
            [y],
            [last - first],
            left=[first],
            height=THICKNESS[row.kind],
            facecolor="none" if row.pattern[1] else row.colour,
            edgecolor=row.colour,
            hatch=row.pattern[1] or None,
            linewidth=0.8,
        )
        if row.is_open:
            axes.plot([last], [y], color=row.colour, marker=">")
    for name, _, marker in chart.symbols:
        _paint_points(chart, axes, name, marker)
    tops = chart.tops
    for row, top in zip(chart.rows, tops, strict=False):
        axes.annotate(
            "\n".join(row.heading),
            (0, top),
            xycoords=("axes fraction", "data"),
            xytext=(0, -2),
            textcoords="offset points",
            color=INK if row.begins else QUIET,
            va="top",
            annotation_clip=False,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
        )
    axes.use_sticky_edges = False
    axes.margins(x=0.03)
    axes.xaxis_date()
    axes.xaxis.set_major_locator(AutoDateLocator(maxticks=8))  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(DateFormatter("%b %Y"))  # type: ignore[no-untyped-call]
    axes.xaxis.tick_top()
    axes.set_yticks([])
    axes.set_ylim(tops[-1], 0)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    if chart.symbols:
        axes.legend(
            loc="upper left", bbox_to_anchor=(0, 0), ncols=len(chart.symbols), frameon=False
        )


def _paint_points(chart: Timeline, axes: Axes, name: str, marker: str) -> None:
    places = [
        (_number(point.day), y)
        for y, row, _, _ in chart.drawn()
        for point in row.points
        if point.name == name
    ]
    axes.plot(
        [day for day, _ in places],
        [y for _, y in places],
        color=ACCENT,
        marker=marker,
        linestyle="",
        markerfacecolor=PAPER if name == chart.symbols[0][0] else ACCENT,
        label=name,
    )


def _number(day: date) -> float:
    from matplotlib.dates import date2num  # noqa: PLC0415 - print only, see printing.py

    return float(date2num(day))  # type: ignore[no-untyped-call]  # matplotlib has no type for it
