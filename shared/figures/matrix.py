"""A matrix with its numbers in the cells, darker for more; withheld cells are hatched and named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import INK, PAPER, QUIET, RULE, SEQUENTIAL, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = (SEQUENTIAL[0], SEQUENTIAL[1], SEQUENTIAL[2], SEQUENTIAL[4], SEQUENTIAL[5])
"""Five classes; the middle of the hue is left out, where neither ink nor paper reads well."""
DARK = frozenset(SHADES[3:])
ROW_PIXELS = 34
ROW_INCHES = 0.235
LINE_INCHES = 0.14
COLUMN_LETTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One cell: its mark, whose series names the row and whose label the column, and its words.

    Attributes:
        shown: the value as written, or the state that stands in for it.
    """

    mark: Mark
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Cells in reading order, row by row.

    Attributes:
        breaks: lower ends of the second to the last class, at most four.
    """

    frame: Frame
    cells: tuple[MatrixCell, ...]
    breaks: tuple[float, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all cells."""
        return tuple(cell.mark for cell in self.cells)

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the rows, top to bottom."""
        return tuple(dict.fromkeys(cell.mark.series for cell in self.cells))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, left to right."""
        return tuple(dict.fromkeys(cell.mark.label for cell in self.cells))

    def place(self, cell: MatrixCell) -> tuple[int, int]:
        """Column and row of a cell, from the top left."""
        return self.columns.index(cell.mark.label), self.rows.index(cell.mark.series)

    def shade(self, cell: MatrixCell) -> str | None:
        """Class colour of a cell; None where it is withheld."""
        if cell.mark.value is None:
            return None
        return SHADES[bisect_right(self.breaks, cell.mark.value)]


def screen(chart: Matrix) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    places = [chart.place(cell) for cell in chart.cells]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [column for column, _ in places],
        "y": [row for _, row in places],
        "marker": {"size": 24, "symbol": "square", "opacity": 0},
        "text": [f"{cell.mark.label}: {cell.mark.text}" for cell in chart.cells],
        "hovertemplate": "%{text}<extra></extra>",
    }
    layout = screen_layout(
        height=60 + ROW_PIXELS * len(chart.rows),
        xaxis=axis(
            tickvals=list(range(len(chart.columns))),
            ticktext=[wrapped(name).replace("\n", "<br>") for name in chart.columns],
            range=[-0.5, len(chart.columns) - 0.5],
            side="top",
            showgrid=False,
        ),
        yaxis=axis(
            tickvals=list(range(len(chart.rows))),
            ticktext=list(chart.rows),
            range=[len(chart.rows) - 0.5, -0.5],
            showgrid=False,
        ),
        shapes=[_box(chart, cell) for cell in chart.cells],
        annotations=[_words(chart, cell) for cell in chart.cells],
        meta={"words_on_marks": True, "on_paper": True},
    )
    return {"data": [trace], "layout": layout}


def printed(chart: Matrix) -> str:
    """The chart as an SVG element."""
    lines = max((wrapped(name).count("\n") for name in chart.columns), default=0)
    height = 0.35 + ROW_INCHES * len(chart.rows) + LINE_INCHES * lines
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def wrapped(name: str) -> str:
    """A column's name on as many lines as its width needs."""
    return "\n".join(wrap(name, COLUMN_LETTERS))


def _ink(shade: str | None) -> str:
    if shade is None:
        return QUIET
    return PAPER if shade in DARK else INK


def _box(chart: Matrix, cell: MatrixCell) -> dict[str, Any]:
    column, row = chart.place(cell)
    shade = chart.shade(cell)
    return {
        "type": "rect",
        "layer": "below",
        "x0": column - 0.48,
        "x1": column + 0.48,
        "y0": row - 0.46,
        "y1": row + 0.46,
        "fillcolor": shade or PAPER,
        "line": {"color": RULE, "width": 0 if shade else 1, "dash": "dot"},
    }


def _words(chart: Matrix, cell: MatrixCell) -> dict[str, Any]:
    column, row = chart.place(cell)
    shade = chart.shade(cell)
    return {
        "x": column,
        "y": row,
        "text": cell.shown if shade else f"<i>{cell.shown}</i>",
        "showarrow": False,
        "font": {"color": _ink(shade)},
    }


def _paint(chart: Matrix, axes: Axes) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - print only, see printing.py

    for cell in chart.cells:
        (column, row), shade = chart.place(cell), chart.shade(cell)
        axes.add_patch(
            Rectangle(
                (column - 0.48, row - 0.46),
                0.96,
                0.92,
                facecolor=shade or PAPER,
                edgecolor=PAPER if shade else RULE,
                hatch=None if shade else "////",
                linewidth=0.4,
            )
        )
        axes.text(
            column,
            row,
            cell.shown,
            color=_ink(shade),
            style="normal" if shade else "italic",
            ha="center",
            va="center_baseline",
        )
    names = [wrapped(name) for name in chart.columns]
    axes.set_xticks(range(len(names)), names, color=INK)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(chart.rows)), chart.rows, color=INK)
    axes.set_xlim(-0.5, len(chart.columns) - 0.5)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
