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
    layout |= {"showlegend": True, "legend": {"orientation": "h", "y": -0.08}}
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
    width, height = 1 / COLUMNS, 1 / chart.rows
    across = (column * width + (GAP / 2 if column else 0), (column + 1) * width - GAP / 2)
    top = 1 - row * height
    return across, (top - height + GAP, top - GAP / 2)


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
