"""Means over survey waves: one line of dots with intervals per arm, labelled directly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import INK, axis, screen_layout, series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DODGE = 0.04
LABEL_GAP = 0.08
PRINT_HEIGHT = 2.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """Marks whose labels are waves and whose series are arms.

    Attributes:
        span: ends of the value axis.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    span: tuple[float, float]

    @property
    def waves(self) -> tuple[str, ...]:
        """Waves in the order in which the marks name them."""
        return tuple(sorted({mark.label for mark in self.marks}, key=lambda w: (len(w), w)))

    @property
    def arms(self) -> tuple[str, ...]:
        """Series in order of their first mark."""
        return tuple(dict.fromkeys(mark.series for mark in self.marks))

    def of(self, arm: str) -> list[Mark]:
        """The shown marks of a series, in order of wave."""
        own = [m for m in self.marks if m.series == arm and m.value is not None]
        return sorted(own, key=lambda m: self.waves.index(m.label))

    def label_heights(self) -> dict[str, float]:
        """Where each arm's name stands on the value axis: beside its last mark, none on another."""
        gap = LABEL_GAP * (self.span[1] - self.span[0])
        heights: dict[str, float] = {}
        lasts = {arm: self.of(arm)[-1].value or 0.0 for arm in self.arms if self.of(arm)}
        for arm in sorted(lasts, key=lambda a: lasts[a]):
            floor = max(heights.values(), default=-math.inf) + gap
            heights[arm] = max(lasts[arm], floor)
        return heights


def screen(chart: Trajectory) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    traces, labels = [], []
    for arm in chart.arms:
        if chart.of(arm):
            traces.append(trace(chart, arm))
            labels.append(_label(chart, arm))
    layout = screen_layout(
        height=340,
        xaxis=axis(
            tickvals=list(range(len(chart.waves))),
            ticktext=list(chart.waves),
            range=[-0.3, len(chart.waves) - 0.2],
            showgrid=False,
        ),
        yaxis=axis(title={"text": chart.frame.unit}, range=chart.span, dtick=1),
        annotations=labels,
    )
    layout["margin"] |= {"r": 130}
    return {"data": traces, "layout": layout}


def printed(chart: Trajectory, *, height_inches: float = PRINT_HEIGHT) -> str:
    """The chart as an SVG element."""
    return draw(height_inches, lambda axes: paint(chart, axes), alt=chart.frame.alt)


def paint(chart: Trajectory, axes: Axes, *, is_named: bool = True) -> None:
    """Draw the chart on matplotlib axes; with the arms' names beside their last marks, or not."""
    from matplotlib.ticker import MultipleLocator  # noqa: PLC0415 - print only, see printing.py

    for place, arm in enumerate(chart.arms):
        look, marks = series(arm), chart.of(arm)
        places = [_place(chart, mark, place) for mark in marks]
        values = [mark.value or 0.0 for mark in marks]
        for x, mark in zip(places, marks, strict=True):
            if mark.low is not None and mark.high is not None:
                axes.plot([x, x], [mark.low, mark.high], color=look.colour)
        axes.plot(places, values, color=look.colour, linestyle=look.line, marker=look.marker)
        if marks and is_named:
            axes.annotate(
                look.name,
                (len(chart.waves) - 1 + DODGE, chart.label_heights()[arm]),
                xytext=(8, 0),
                textcoords="offset points",
                color=look.colour,
                va="center",
                annotation_clip=False,
            )
    axes.set_xticks(range(len(chart.waves)), chart.waves, color=INK)
    axes.set_xlim(-0.3, len(chart.waves) - 0.4)
    axes.set_ylim(*chart.span)
    axes.yaxis.set_major_locator(MultipleLocator(1))
    axes.grid(visible=False, axis="x")
    axes.set_ylabel(chart.frame.unit)


def _place(chart: Trajectory, mark: Mark, place: int) -> float:
    return chart.waves.index(mark.label) + DODGE * (place - (len(chart.arms) - 1) / 2)


def trace(chart: Trajectory, arm: str) -> dict[str, Any]:
    """One arm's line as a Plotly trace."""
    look, marks, place = series(arm), chart.of(arm), chart.arms.index(arm)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": look.name,
        "x": [_place(chart, mark, place) for mark in marks],
        "y": [mark.value for mark in marks],
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [(mark.high or 0) - (mark.value or 0) for mark in marks],
            "arrayminus": [(mark.value or 0) - (mark.low or 0) for mark in marks],
            "thickness": 2,
            "width": 0,
            "color": look.colour,
        },
        "line": {"color": look.colour, "dash": look.dash, "width": 2},
        "marker": {"color": look.colour, "symbol": look.symbol, "size": 10},
        "text": [f"{mark.label}: {mark.text}" for mark in marks],
        "hovertemplate": f"{look.name}<br>%{{text}}<extra></extra>",
    }


def _label(chart: Trajectory, arm: str) -> dict[str, Any]:
    look = series(arm)
    return {
        "x": len(chart.waves) - 1 + DODGE,
        "y": chart.label_heights()[arm],
        "text": look.name,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 12,
        "font": {"color": look.colour},
    }
