"""How far each pilot took each step: a letter and a shade in each cell, a row for each pilot."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from shared.contract.vocabulary import LISP_STEPS
from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import AREA, INK, PAPER, QUIET, RULE, SEQUENTIAL, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_PIXELS = 56
ROW_INCHES = 0.4
TALL = (-0.05, 0.45)
"""Upper and lower edge of a cell below the middle of its row; the pilot's name stands above."""
HEADING_LETTERS = 15


@dataclass(frozen=True, slots=True)
class State:
    """How far a step came: its word, the letter in the cell, its shade and the ink on it."""

    word: str
    letter: str
    shade: str
    ink: str


NOT_STARTED = State("not started", "–", PAPER, QUIET)
STARTED = State("started", "S", SEQUENTIAL[1], INK)
EVIDENCED = State("evidenced", "E", SEQUENTIAL[4], PAPER)
COMPLETE = State("complete", "C", SEQUENTIAL[6], PAPER)
STATES = (NOT_STARTED, STARTED, EVIDENCED, COMPLETE)
WITHHELD_LETTER = "?"


@dataclass(frozen=True, slots=True)
class Box:
    """Edges of a cell, in steps across and rows down."""

    left: float
    right: float
    top: float
    bottom: float

    @classmethod
    def of(cls, step: int, row: int) -> Box:
        """The box of a step in a row; it lies in the lower half, below the pilot's name."""
        return cls(step - 0.47, step + 0.47, row + TALL[0], row + TALL[1])

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One step of one pilot.

    Attributes:
        mark: its series names the pilot, its label the step, its value the place in STATES;
            None where nothing was collected.
        step: LISP step, 1 to 8.
    """

    mark: Mark
    step: int

    @property
    def state(self) -> State | None:
        """How far the step came; None where nothing was collected."""
        return None if self.mark.value is None else STATES[int(self.mark.value)]

    @property
    def is_shaded(self) -> bool:
        """True where the step was started; the others are outlines on the page's own ground."""
        return self.state not in {None, NOT_STARTED}

    @property
    def letter(self) -> str:
        """What stands in the cell."""
        return self.state.letter if self.state else WITHHELD_LETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStates:
    """Cells in reading order, pilot by pilot."""

    frame: Frame
    cells: tuple[Cell, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all cells."""
        return tuple(cell.mark for cell in self.cells)

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the pilots, top to bottom."""
        return tuple(dict.fromkeys(cell.mark.series for cell in self.cells))

    @property
    def key(self) -> str:
        """What the letters mean, in words."""
        parts = [f"{state.letter} {state.word}" for state in STATES]
        if any(cell.state is None for cell in self.cells):
            parts.append(f"{WITHHELD_LETTER} not collected")
        return ", ".join(parts)

    @property
    def boxes(self) -> tuple[tuple[Cell, Box], ...]:
        """Each cell with its edges."""
        place = {row: number for number, row in enumerate(self.rows)}
        return tuple((cell, Box.of(cell.step, place[cell.mark.series])) for cell in self.cells)


def screen(chart: StepStates) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    boxes = chart.boxes
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [cell.step for cell in chart.cells],
        "y": [box.middle for _, box in boxes],
        "marker": {"size": 24, "symbol": "square", "opacity": 0},
        "text": [f"{c.mark.series}<br>{c.mark.label}: {c.mark.text}" for c in chart.cells],
        "hovertemplate": "%{text}<extra></extra>",
    }
    layout = screen_layout(
        height=70 + ROW_PIXELS * len(chart.rows),
        xaxis=axis(
            tickvals=list(LISP_STEPS),
            ticktext=[str(step) for step in LISP_STEPS],
            range=[0.5, len(LISP_STEPS) + 0.5],
            side="top",
            showgrid=False,
        ),
        yaxis=axis(range=[len(chart.rows) - 0.4, -0.5], showgrid=False, showticklabels=False),
        shapes=[_box(cell, box) for cell, box in boxes],
        annotations=[
            *(_name(place, row) for place, row in enumerate(chart.rows)),
            *(_letter(cell, box) for cell, box in boxes if not cell.is_shaded),
        ],
        meta={"on_paper": True},
    )
    return {"data": [trace, _letters(chart)], "layout": layout}


def printed(chart: StepStates) -> str:
    """The chart as an SVG element."""
    height = 0.75 + ROW_INCHES * len(chart.rows)
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _box(cell: Cell, box: Box) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "x0": box.left,
        "x1": box.right,
        "y0": box.top,
        "y1": box.bottom,
        "fillcolor": cell.state.shade if cell.state and cell.is_shaded else "rgba(0,0,0,0)",
        "line": {
            "color": AREA,
            "width": 0 if cell.is_shaded else 1,
            "dash": "solid" if cell.state else "dot",
        },
    }


def _letters(chart: StepStates) -> dict[str, Any]:
    """The letters that stand on a shade and keep their own ink on a dark page too."""
    shaded = [(cell, box) for cell, box in chart.boxes if cell.is_shaded]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.step for cell, _ in shaded],
        "y": [box.middle for _, box in shaded],
        "text": [cell.letter for cell, _ in shaded],
        "textfont": {"color": [cell.state.ink for cell, _ in shaded if cell.state], "size": 14},
        "hoverinfo": "skip",
    }


def _letter(cell: Cell, box: Box) -> dict[str, Any]:
    return {
        "x": cell.step,
        "y": box.middle,
        "text": cell.letter if cell.state else f"<i>{cell.letter}</i>",
        "showarrow": False,
        "font": {"color": cell.state.ink if cell.state else QUIET},
    }


def _name(place: int, row: str) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place - 0.26,
        "align": "left",
        "text": row,
        "showarrow": False,
        "font": {"color": INK},
    }


def _paint(chart: StepStates, axes: Axes) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - print only, see printing.py

    for cell, box in chart.boxes:
        axes.add_patch(
            Rectangle(
                (box.left, box.top),
                box.right - box.left,
                box.bottom - box.top,
                facecolor=cell.state.shade if cell.state else PAPER,
                edgecolor=RULE,
                hatch=None if cell.state else "////",
                linewidth=0.4,
            )
        )
        axes.text(
            cell.step,
            box.middle,
            cell.letter,
            color=cell.state.ink if cell.state else QUIET,
            ha="center",
            va="center_baseline",
        )
    for place, row in enumerate(chart.rows):
        axes.text(0.53, place - 0.26, row, color=INK, va="center")
    names = [
        "\n".join(wrap(f"{step}\N{NO-BREAK SPACE}{name}", HEADING_LETTERS))
        for step, name in LISP_STEPS.items()
    ]
    axes.set_xticks(list(LISP_STEPS), names, color=INK, fontsize=8)
    axes.xaxis.tick_top()
    axes.set_yticks([])
    axes.set_xlim(0.5, len(LISP_STEPS) + 0.5)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
