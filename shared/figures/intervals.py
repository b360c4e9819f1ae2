"""Dot-and-interval rows: one row per label, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.contract import formats
from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import INK, QUIET, SHARE_TICKS, axis, screen_layout, series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_PIXELS = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Marks in reading order, top to bottom, each with its own label.

    Attributes:
        span: ends of the value axis; None lets the data decide.
        reference: a value to draw a line at, such as no change; None for none.
        is_share: values are shares, which the axis, which then holds 0, writes as percentages.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    span: tuple[float, float] | None = None
    reference: float | None = None
    is_share: bool = False


def screen(chart: IntervalChart) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    traces = [_trace(chart, name) for name in dict.fromkeys(mark.series for mark in chart.marks)]
    step: dict[str, Any] = {"dtick": 1} if chart.span else {}
    ticks = SHARE_TICKS | {"rangemode": "tozero"} if chart.is_share else step
    layout = screen_layout(
        height=50 + ROW_PIXELS * len(chart.marks),
        xaxis=axis(title={"text": chart.frame.unit}, range=chart.span, nticks=7, **ticks),
        yaxis=axis(
            range=[len(chart.marks) - 0.4, -0.9],
            type="category",
            categoryorder="array",
            categoryarray=[mark.label for mark in chart.marks],
            showgrid=False,
            showticklabels=False,
        ),
        annotations=[_name(mark) for mark in chart.marks],
        shapes=[_reference(chart.reference)] if chart.reference is not None else [],
    )
    return {"data": traces, "layout": layout}


def _trace(chart: IntervalChart, name: str) -> dict[str, Any]:
    look = series(name)
    shown = [mark for mark in chart.marks if mark.series == name and mark.value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.value for mark in shown],
        "y": [mark.label for mark in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_above(mark) for mark in shown],
            "arrayminus": [_below(mark) for mark in shown],
            "color": look.colour,
            "thickness": 2,
            "width": 0,
        },
        "marker": {"color": look.colour, "symbol": look.symbol, "size": 10},
        "text": [mark.text for mark in shown],
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
    }


def printed(chart: IntervalChart) -> str:
    """The chart as an SVG element."""
    height = 0.55 + 0.26 * len(chart.marks)
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _paint(chart: IntervalChart, axes: Axes) -> None:
    for row, mark in enumerate(chart.marks):
        look = series(mark.series)
        if mark.value is None:
            axes.annotate(
                mark.text.split(":")[0],
                (0.01, row),
                xycoords=("axes fraction", "data"),
                color=QUIET,
                style="italic",
                va="center",
            )
            continue
        if mark.low is not None and mark.high is not None:
            axes.plot([mark.low, mark.high], [row, row], color=look.colour)
        axes.plot([mark.value], [row], color=look.colour, marker=look.marker, linestyle="")
    axes.set_yticks(range(len(chart.marks)), [mark.label for mark in chart.marks], color=INK)
    axes.set_ylim(len(chart.marks) - 0.5, -0.5)
    axes.grid(visible=False, axis="y")
    if chart.span:
        axes.set_xlim(*chart.span)
    if chart.reference is not None:
        axes.axvline(chart.reference, color=QUIET, linewidth=0.8)
    if chart.is_share:
        axes.xaxis.set_major_formatter(lambda share, _: formats.percent(share))
        axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    axes.set_xlabel(chart.frame.unit)


def _above(mark: Mark) -> float:
    return 0.0 if mark.high is None or mark.value is None else mark.high - mark.value


def _below(mark: Mark) -> float:
    return 0.0 if mark.low is None or mark.value is None else mark.value - mark.low


def _name(mark: Mark) -> dict[str, Any]:
    """The row's label above its mark, so that a phone's width goes to the data."""
    state = f" <i>({mark.text.split(':')[0]})</i>" if mark.value is None else ""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": mark.label,
        "yshift": 15,
        "text": mark.label + state,
        "showarrow": False,
        "font": {"color": QUIET if state else INK},
    }


def _reference(value: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": QUIET, "width": 1},
    }
