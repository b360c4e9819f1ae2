"""Diverging bars of answers on a scale: shares of each score, to both sides of the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import AREA, DIVERGING, INK, PAPER, QUIET, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_PIXELS = 40
WIDE_ENOUGH = 0.07
"""Share of a bar that has room for its number."""
LEAST_LETTERS = 12
"""Size below which a number that does not fit its part on the screen is left out, in pixels."""
MIDDLE = {
    "type": "line",
    "layer": "below",
    "x0": 0,
    "x1": 0,
    "yref": "paper",
    "y0": 0,
    "y1": 1,
    "line": {"color": AREA, "width": 1, "dash": "dot"},
}
"""The line that half of the middle answers lie to each side of."""
DARK = frozenset((DIVERGING[0], DIVERGING[-1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: a mark for each score, lowest first, with its share as written.

    Attributes:
        name: what stands beside the bar.
        marks: one per score; values are shares, None where withheld.
        shown: the shares as written, or the states that stand in for them.
    """

    name: str
    marks: tuple[Mark, ...]
    shown: tuple[str, ...]

    @property
    def is_shown(self) -> bool:
        """True where every share may be drawn."""
        return all(mark.value is not None for mark in self.marks)

    @property
    def shares(self) -> tuple[float, ...]:
        """The shares, lowest score first."""
        return tuple(mark.value or 0.0 for mark in self.marks)

    def starts(self) -> tuple[float, ...]:
        """Where each share begins: half of the middle one lies left of zero."""
        middle = len(self.shares) // 2
        left = -sum(self.shares[:middle])
        left -= self.shares[middle] / 2 if len(self.shares) % 2 else 0.0
        starts = []
        for share in self.shares:
            starts.append(left)
            left += share
        return tuple(starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Bars in reading order, top to bottom; each has as many shares as there are scores.

    Attributes:
        scores: names of the scores, lowest first; five of them.
    """

    frame: Frame
    bars: tuple[Bar, ...]
    scores: tuple[str, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all bars."""
        return tuple(mark for bar in self.bars for mark in bar.marks)


def screen(chart: Answers) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    drawn = [bar for bar in chart.bars if bar.is_shown]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": score,
            "y": [bar.name for bar in drawn],
            "x": [bar.shares[place] for bar in drawn],
            "base": [bar.starts()[place] for bar in drawn],
            "marker": {"color": DIVERGING[place]},
            "text": [_number(bar, place) for bar in drawn],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": _ink(DIVERGING[place])},
            "customdata": [f"{score}: {bar.marks[place].text}" for bar in drawn],
            "hovertemplate": "%{y}<br>%{customdata}<extra></extra>",
        }
        for place, score in enumerate(chart.scores)
    ]
    reach = _reach(chart)
    layout = screen_layout(
        height=90 + ROW_PIXELS * len(chart.bars),
        barmode="overlay",
        uniformtext={"mode": "hide", "minsize": LEAST_LETTERS},
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        xaxis=axis(range=[-reach, reach], visible=False),
        yaxis=axis(
            type="category",
            categoryorder="array",
            categoryarray=[bar.name for bar in chart.bars],
            range=[len(chart.bars) - 0.5, -0.5],
            showgrid=False,
        ),
        annotations=[_withheld(bar) for bar in chart.bars if not bar.is_shown],
        shapes=[MIDDLE],
    )
    return {"data": traces, "layout": layout}


def printed(chart: Answers) -> str:
    """The chart as an SVG element."""
    height = 0.45 + 0.26 * len(chart.bars)
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _withheld(bar: Bar) -> dict[str, Any]:
    return {
        "x": 0,
        "y": bar.name,
        "text": f"<i>{_state(bar)}</i>",
        "showarrow": False,
        "font": {"color": QUIET},
    }


def _state(bar: Bar) -> str:
    states = (s for s, mark in zip(bar.shown, bar.marks, strict=True) if mark.value is None)
    return next(states)


def _number(bar: Bar, place: int) -> str:
    return bar.shown[place] if bar.shares[place] >= WIDE_ENOUGH else ""


def _ink(colour: str) -> str:
    return PAPER if colour in DARK else INK


def _paint(chart: Answers, axes: Axes) -> None:
    for row, bar in enumerate(chart.bars):
        if not bar.is_shown:
            axes.text(0, row, _state(bar), color=QUIET, style="italic", ha="center", va="center")
            continue
        for start, share, colour, words in zip(
            bar.starts(), bar.shares, DIVERGING, bar.shown, strict=True
        ):
            axes.barh([row], [share], left=[start], color=colour, height=0.72)
            if share >= WIDE_ENOUGH:
                middle = start + share / 2
                ink = _ink(colour)
                axes.text(middle, row, words, color=ink, ha="center", va="center_baseline")
    for colour, score in zip(DIVERGING, chart.scores, strict=True):
        axes.plot([], [], marker="s", linestyle="", color=colour, label=score)
    axes.legend(
        loc="lower center",
        bbox_to_anchor=(0.5, 1.0),
        ncols=len(chart.scores),
        frameon=False,
        labelcolor=INK,
        handletextpad=0.2,
    )
    axes.set_yticks(range(len(chart.bars)), [bar.name for bar in chart.bars], color=INK)
    axes.set_ylim(len(chart.bars) - 0.5, -0.5)
    reach = _reach(chart)
    axes.set_xlim(-reach, reach)
    axes.set_xticks([])
    axes.axvline(0, color=QUIET, linewidth=0.6, zorder=0)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(False)


def _reach(chart: Answers) -> float:
    """How far the longest bar goes to one side of the middle, and a little room."""
    return max((abs(x) for bar in chart.bars for x in _extent(bar)), default=1.0) * 1.02


def _extent(bar: Bar) -> tuple[float, float]:
    return bar.starts()[0], bar.starts()[-1] + bar.shares[-1]
