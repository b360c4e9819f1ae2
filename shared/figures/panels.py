"""Small multiples: trajectories over the same waves and span, side by side under their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from shared.figures import trajectory
from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw_side_by_side
from shared.figures.theme import INK, axis, screen_layout, series
from shared.figures.trajectory import Trajectory

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = 2
ROW_PIXELS = 240
ROW_INCHES = 1.55
GAP = 0.08
"""Share of the width that lies between two columns, for the ticks of the right one."""
ROW_GAP_PIXELS = 56
"""Between two rows, for the ticks of the upper one and the names of the lower one."""
LEGEND_PIXELS = 28
"""How far below the last row the legend begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """Named trajectories in reading order; all have the same waves, arms and span."""

    frame: Frame
    panels: tuple[tuple[str, Trajectory], ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all panels."""
        return tuple(mark for _, panel in self.panels for mark in panel.marks)

    @property
    def rows(self) -> int:
        """How many rows of panels there are."""
        return -(-len(self.panels) // COLUMNS)


def screen(chart: Panels) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    layout = screen_layout(height=60 + ROW_PIXELS * chart.rows, annotations=[])
    traces = []
    for place, (name, panel) in enumerate(chart.panels):
        number = "" if place == 0 else str(place + 1)
        across, down = _domains(chart, place)
        layout[f"xaxis{number}"] = axis(
            domain=across,
            anchor=f"y{number}",
            tickvals=list(range(len(panel.waves))),
            ticktext=list(panel.waves),
            range=[-0.3, len(panel.waves) - 0.7],
            showgrid=False,
        )
        layout[f"yaxis{number}"] = axis(domain=down, anchor=f"x{number}", range=panel.span, dtick=1)
        layout["annotations"].append(_title(name, across[0], down[1]))
        for arm in panel.arms:
            if panel.of(arm):
                drawn = trajectory.trace(panel, arm) | {"showlegend": place == 0}
                traces.append(drawn | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
    legend = {"orientation": "h", "y": -LEGEND_PIXELS / _pixels(chart), "yanchor": "top"}
    layout |= {"showlegend": True, "legend": legend}
    layout["margin"] |= {"t": 32}
    return {"data": traces, "layout": layout}


def printed(chart: Panels) -> str:
    """The chart as an SVG element."""
    paints = [
        partial(_paint, name, panel, place) for place, (name, panel) in enumerate(chart.panels)
    ]
    return draw_side_by_side(
        0.2 + ROW_INCHES * chart.rows, paints, columns=COLUMNS, alt=chart.frame.alt
    )


def _domains(chart: Panels, place: int) -> tuple[tuple[float, float], tuple[float, float]]:
    row, column = divmod(place, COLUMNS)
    gap = ROW_GAP_PIXELS / _pixels(chart)
    width = (1 - GAP * (COLUMNS - 1)) / COLUMNS
    height = (1 - gap * (chart.rows - 1)) / chart.rows
    left, top = column * (width + GAP), 1 - row * (height + gap)
    return (left, left + width), (max(0.0, top - height), top)


def _pixels(chart: Panels) -> int:
    """Height of all rows of panels."""
    return ROW_PIXELS * chart.rows


def _title(name: str, left: float, top: float) -> dict[str, Any]:
    return {
        "x": left,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "text": f"<b>{name}</b>",
        "showarrow": False,
        "font": {"color": INK},
    }


def _paint(name: str, panel: Trajectory, place: int, axes: Axes) -> None:
    trajectory.paint(panel, axes, is_named=False)
    axes.set_ylabel("")
    axes.set_xlim(-0.3, len(panel.waves) - 0.7)
    axes.set_title(name, loc="left", fontsize=9, color=INK)
    if place == 0:
        for arm in panel.arms:
            look = series(arm)
            axes.plot([], [], color=look.colour, linestyle=look.line, marker=look.marker)
        axes.legend(
            axes.lines[-len(panel.arms) :],
            [series(arm).name for arm in panel.arms],
            loc="lower left",
            frameon=False,
            labelcolor="linecolor",
        )
