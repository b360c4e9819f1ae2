"""Rows that hold two or three marks on one scale, told apart by symbol; names stand above rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from shared.contract import formats
from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import AREA, INK, PAPER, QUIET, SHARE_TICKS, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAME_PIXELS, LINE_PIXELS, MARK_PIXELS, GAP_PIXELS = 24, 18, 16, 8
"""What a row is made of: its name, what each further line of the name takes, a line for each mark
that lies below the other, and a gap."""
NAME_FOOT_PIXELS = 2
"""Between a name and its marks."""
LINE_LETTERS = 50
"""What fits a phone's width."""
INCHES_A_PIXEL = 0.0078
MARGIN = 0.03
"""Room beyond each end of the span, as a share of it, for marks that lie on the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the marks of one series look.

    Attributes:
        key: the series of its marks.
        name: what the legend says.
        symbol, marker: on screen (as Plotly names it) and on paper (as matplotlib does).
        is_hollow: drawn as an outline.
        size: diameter on screen, in pixels.
    """

    key: str
    name: str
    colour: str
    symbol: str
    marker: str
    is_hollow: bool = False
    size: float = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Marks whose label names the row and whose series names the look.

    Attributes:
        looks: in the order of the legend, and within a row from above.
        span: ends of the value axis; None lets the data decide.
        reference: a value to draw a line at, such as no change; None for none.
        step: distance of the ticks of the value axis; None lets the data decide.
        is_share: values are shares, which the axis writes as percentages.
        is_stacked: marks of a row lie one below the other, so that no interval hides another.
        name_pixels: height of the name with the most lines, which every row has room for.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    looks: tuple[Look, ...]
    span: tuple[float, float] | None = None
    reference: float | None = None
    step: float | None = None
    is_share: bool = False
    is_stacked: bool = True
    name_pixels: int = field(init=False, compare=False, default=NAME_PIXELS)

    def __post_init__(self) -> None:
        most = max((len(self.lines(row)) for row in self.rows), default=1)
        object.__setattr__(self, "name_pixels", NAME_PIXELS + LINE_PIXELS * (most - 1))

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the rows, top to bottom."""
        return tuple(dict.fromkeys(mark.label for mark in self.marks))

    @property
    def row_pixels(self) -> int:
        """Height of a row."""
        marks = MARK_PIXELS * (len(self.looks) if self.is_stacked else 1)
        return self.name_pixels + marks + GAP_PIXELS

    @property
    def ends(self) -> tuple[float, float] | None:
        """Ends of the axis as drawn; None lets the data decide."""
        if self.span is None:
            return None
        room = MARGIN * (self.span[1] - self.span[0])
        return self.span[0] - room, self.span[1] + room

    def of(self, look: Look) -> list[Mark]:
        """The shown marks of a look, in order of row."""
        return [m for m in self.marks if m.series == look.key and m.value is not None]

    def height(self, mark: Mark) -> float:
        """Where a mark lies, in rows from the top."""
        keys = [look.key for look in self.looks]
        place = keys.index(mark.series) if self.is_stacked else 0
        within = self.name_pixels + MARK_PIXELS * (place + 0.5)
        return self.rows.index(mark.label) + within / self.row_pixels

    def name_height(self, place: int) -> float:
        """Where the name of a row ends, in rows from the top."""
        return place + (self.name_pixels - NAME_FOOT_PIXELS) / self.row_pixels

    def heading(self, row: str) -> tuple[str, str]:
        """A row's name, and which of its marks are withheld and why, in brackets."""
        names = {look.key: look.name for look in self.looks}
        held = [m for m in self.marks if m.label == row and m.value is None]
        several = len(self.looks) > 1 and self.is_stacked
        states = [(f"{names[m.series]}: " if several else "") + m.text.split(":")[0] for m in held]
        return row, f" ({'; '.join(states)})" if states else ""

    def lines(self, row: str) -> tuple[tuple[str, str], ...]:
        """A row's heading in lines that fit a phone: of its name, and of what is withheld."""
        name, held = self.heading(row)
        *above, last = wrap(name, LINE_LETTERS) or [""]
        if len(last + held) <= LINE_LETTERS:
            return (*((line, "") for line in above), (last, held))
        below = wrap(held.strip(), LINE_LETTERS)
        return (*((line, "") for line in (*above, last)), *(("", line) for line in below))


def compared(kind: str, marks: tuple[Mark, ...], looks: tuple[Look, ...]) -> str:
    """Alternative text: what kind of chart it is, and every mark with the name of its look."""
    names = {look.key: look.name for look in looks}
    parts = [f"{mark.label}, {names[mark.series].lower()}: {mark.text}" for mark in marks]
    return f"{kind} {'; '.join(parts) or 'No data.'}"


def screen(chart: Paired) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    layout = screen_layout(
        height=100 + chart.row_pixels * len(chart.rows),
        xaxis=axis(
            title={"text": chart.frame.unit},
            range=chart.ends,
            nticks=6,
            **(SHARE_TICKS if chart.is_share else {}),
            **({"dtick": chart.step} if chart.step else {}),
        ),
        yaxis=axis(
            range=[len(chart.rows), 0],
            showgrid=False,
            showticklabels=False,
        ),
        annotations=[_name(chart, place, row) for place, row in enumerate(chart.rows)],
        shapes=[_reference(chart.reference)] if chart.reference is not None else [],
        showlegend=len(chart.looks) > 1,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "itemclick": False},
    )
    return {"data": [_trace(chart, look) for look in chart.looks], "layout": layout}


def printed(chart: Paired) -> str:
    """The chart as an SVG element."""
    height = 0.75 + INCHES_A_PIXEL * chart.row_pixels * len(chart.rows)
    return draw(height, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _trace(chart: Paired, look: Look) -> dict[str, Any]:
    marks = chart.of(look)
    hollow = "-open" if look.is_hollow else ""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": look.name,
        "x": [mark.value for mark in marks],
        "y": [chart.height(mark) for mark in marks],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_reach(mark.value, mark.high) for mark in marks],
            "arrayminus": [_reach(mark.low, mark.value) for mark in marks],
            "thickness": 2,
            "width": 0,
            "color": look.colour,
        },
        "marker": {
            "color": look.colour,
            "symbol": look.symbol + hollow,
            "size": look.size,
            "line": {"width": 2 if look.is_hollow else 0, "color": look.colour},
        },
        "text": [f"{mark.label}<br>{look.name}: {mark.text}" for mark in marks],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _reach(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else high - low


def _name(chart: Paired, place: int, row: str) -> dict[str, Any]:
    lines = [name + (f"<i>{held}</i>" if held else "") for name, held in chart.lines(row)]
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": chart.name_height(place),
        "yanchor": "bottom",
        "align": "left",
        "text": "<br>".join(lines),
        "showarrow": False,
        "font": {"color": INK},
    }


def _reference(value: float) -> dict[str, Any]:
    return {
        "type": "line",
        "layer": "between",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": AREA, "width": 1.5},
    }


def _paint(chart: Paired, axes: Axes) -> None:
    from matplotlib.ticker import MultipleLocator  # noqa: PLC0415 - print only, see printing.py

    for look in chart.looks:
        marks = chart.of(look)
        for mark in marks:
            if mark.low is not None and mark.high is not None:
                axes.plot([mark.low, mark.high], [chart.height(mark)] * 2, color=look.colour)
        axes.plot(
            [mark.value or 0.0 for mark in marks],
            [chart.height(mark) for mark in marks],
            color=look.colour,
            marker=look.marker,
            markersize=look.size / 2,
            markerfacecolor=PAPER if look.is_hollow else look.colour,
            linestyle="",
            label=look.name,
        )
    for place, row in enumerate(chart.rows):
        _, held = chart.heading(row)
        axes.annotate(
            "\n".join(map("".join, chart.lines(row))),
            (0, chart.name_height(place)),
            xycoords=("axes fraction", "data"),
            color=QUIET if held else INK,
            va="bottom",
            annotation_clip=False,
        )
    axes.set_yticks([])
    axes.set_ylim(len(chart.rows), 0)
    axes.grid(visible=False, axis="y")
    axes.spines["left"].set_visible(False)
    if chart.ends:
        axes.set_xlim(*chart.ends)
    if chart.reference is not None:
        axes.axvline(chart.reference, color=QUIET, linewidth=0.8, zorder=0)
    if chart.step:
        axes.xaxis.set_major_locator(MultipleLocator(chart.step))
    if chart.is_share:
        axes.xaxis.set_major_formatter(lambda share, _: formats.percent(share))
    axes.set_xlabel(chart.frame.unit)
    if len(chart.looks) > 1:
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=len(chart.looks),
            frameon=False,
            labelcolor=INK,
            handletextpad=0.3,
        )
