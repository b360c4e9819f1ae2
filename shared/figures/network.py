"""A pilot in the middle of those whom it works with, who stand around it by type."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame, Mark
from shared.figures.printing import draw
from shared.figures.theme import ACCENT, AREA, INK, PAPER, QUIET, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RING_PIXELS, ENTRY_PIXELS = 300, 22
"""Room for the ring, and for each entry of the legend where a phone writes one a line."""
HEIGHT_INCHES = 2.9
ACROSS, DOWN = 2.7, 1.6
PRINT_ACROSS, PRINT_DOWN = 1.9, 1.4
"""Half of the drawing's width and height; nodes stand at a distance of one."""
GAP = 0.7
"""Room between two types, in nodes."""
LINE_TO = 0.9
"""Lines stop short of a node, so that an outline stays empty."""
NEAR, BESIDE, ABOVE = 14, 46, 32
"""How far from its node a code stands, and how far a type's name that stands beyond codes."""
POINTS_A_PIXEL = 0.62
HUB_PIXELS, NODE_PIXELS = 44, 15


@dataclass(frozen=True, slots=True)
class Tie:
    """How a line looks: width in pixels, and dash on screen and on paper."""

    name: str
    width: float
    dash: str
    line: str


NEVER = Tie("never met", 1.0, "dot", ":")
WITHHELD = Tie("too few people to show", 1.5, "dash", "--")
UNKNOWN = Tie("no log handed over", 1.5, "dashdot", "-.")
BREAKS = (3, 6, 11)
MET = (
    Tie("1 or 2 contacts", 1.0, "solid", "-"),
    Tie("3 to 5 contacts", 2.5, "solid", "-"),
    Tie("6 to 10 contacts", 4.5, "solid", "-"),
    Tie("11 or more contacts", 7.0, "solid", "-"),
)
"""Classes of the number of contacts, whose lower ends `BREAKS` holds from the second on."""
TIES = (*MET, NEVER, WITHHELD, UNKNOWN)
SHAPES = {
    "statutory": ("statutory", "square", "s"),
    "non_statutory": ("non-statutory", "circle", "o"),
}
"""Standing to its name and its symbols on screen and on paper."""
OTHER_SHAPE = ("not said whether statutory", "diamond", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One stakeholder, or several who are not told apart.

    Attributes:
        mark: its label is the code or the number of them, its series the type, and its value the
            contacts; None where they are withheld or not known.
        standing: statutory or non_statutory; None where not said.
        is_withheld: contacts are known and may not be shown.
    """

    mark: Mark
    standing: str | None
    is_withheld: bool = False

    @property
    def tie(self) -> Tie:
        """The line between it and the pilot."""
        if self.mark.value is None:
            return WITHHELD if self.is_withheld else UNKNOWN
        if self.mark.value == 0:
            return NEVER
        return MET[bisect_right(BREAKS, self.mark.value)]

    @property
    def shape(self) -> tuple[str, str, str]:
        """Name and symbols of its standing."""
        return SHAPES.get(self.standing or "", OTHER_SHAPE)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands outside the ring at an angle: the name of a type, a code, or one above the other.

    Attributes:
        title, code: blank where there is none; a title without a code stands beyond codes.
    """

    title: str
    code: str
    angle: float

    @property
    def side(self) -> str:
        """Words to the right of the pilot begin at their place, words to the left end there."""
        across = math.sin(self.angle)
        return "center" if abs(across) < 0.25 else "left" if across > 0 else "right"

    @property
    def shift(self) -> tuple[float, float]:
        """How far from the ring they stand, right and up, in pixels."""
        across, up = math.sin(self.angle), math.cos(self.angle)
        if self.code:
            return NEAR * across, NEAR * up
        return BESIDE * across, ABOVE * up

    @property
    def upright(self) -> str:
        """Which edge of the words lies at their place."""
        if self.side != "center":
            return "middle"
        return "bottom" if math.cos(self.angle) > 0 else "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes in order of type; those of one type stand side by side.

    Attributes:
        hub: short name of the pilot.
    """

    frame: Frame
    hub: str
    nodes: tuple[Node, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all nodes."""
        return tuple(node.mark for node in self.nodes)

    @property
    def types(self) -> tuple[str, ...]:
        """Types in order of their first node."""
        return tuple(dict.fromkeys(node.mark.series for node in self.nodes))

    def angles(self) -> tuple[float, ...]:
        """Angle of each node in radians, clockwise from the top, with a gap between types."""
        step = 2 * math.pi / max(len(self.nodes) + GAP * len(self.types), 1.0)
        found: list[float] = []
        at = 0.0
        for place, node in enumerate(self.nodes):
            if place and node.mark.series != self.nodes[place - 1].mark.series:
                at += GAP
            found.append(at * step)
            at += 1
        return tuple(found)

    def words(self) -> list[Words]:
        """Codes beside their nodes; names of types with the code, or beyond several codes."""
        places = list(zip(self.nodes, self.angles(), strict=True))
        found = []
        for name in self.types:
            own = [(node, angle) for node, angle in places if node.mark.series == name]
            if len(own) == 1:
                [(node, angle)] = own
                title = "" if name in node.mark.label else name
                found.append(Words(title, node.mark.label, angle))
                continue
            found += [Words("", node.mark.label, angle) for node, angle in own]
            found.append(Words(name, "", (own[0][1] + own[-1][1]) / 2))
        return found


def screen(chart: Network) -> dict[str, Any]:
    """The chart as a Plotly figure dictionary."""
    traces = [_lines(chart, tie) for tie in TIES if _tied(chart, tie)]
    shapes = dict.fromkeys(node.shape for node in chart.nodes)
    traces += [_nodes(chart, shape) for shape in shapes]
    legend = ENTRY_PIXELS * len(traces)
    traces.append(_hub(chart.hub))
    layout = screen_layout(
        height=RING_PIXELS + legend,
        xaxis=axis(range=[-ACROSS, ACROSS], visible=False),
        yaxis=axis(range=[-DOWN, DOWN], visible=False, scaleanchor="x"),
        annotations=[_words(words) for words in chart.words()],
        showlegend=True,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "maxheight": legend + ENTRY_PIXELS},
    )
    return {"data": traces, "layout": layout}


def printed(chart: Network) -> str:
    """The chart as an SVG element."""
    return draw(HEIGHT_INCHES, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def _at(angle: float, distance: float = 1.0) -> tuple[float, float]:
    return distance * math.sin(angle), distance * math.cos(angle)


def _tied(chart: Network, tie: Tie) -> list[float]:
    pairs = zip(chart.nodes, chart.angles(), strict=True)
    return [angle for node, angle in pairs if node.tie is tie]


def _lines(chart: Network, tie: Tie) -> dict[str, Any]:
    ends = [_at(angle, LINE_TO) for angle in _tied(chart, tie)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": tie.name,
        "x": [x for end in ends for x in (0.0, end[0], None)],
        "y": [y for end in ends for y in (0.0, end[1], None)],
        "line": {"color": AREA, "width": tie.width, "dash": tie.dash},
        "text": [],
        "hoverinfo": "skip",
    }


def _nodes(chart: Network, shape: tuple[str, str, str]) -> dict[str, Any]:
    pairs = zip(chart.nodes, chart.angles(), strict=True)
    own = [(node, *_at(angle)) for node, angle in pairs if node.shape == shape]
    own.sort(key=lambda part: part[0].tie is NEVER)  # the legend shows the first one's symbol
    return {
        "type": "scatter",
        "mode": "markers",
        "name": shape[0],
        "x": [x for _, x, _ in own],
        "y": [y for _, _, y in own],
        "marker": {
            "color": ACCENT,
            "symbol": [shape[1] + ("-open" if node.tie is NEVER else "") for node, _, _ in own],
            "size": NODE_PIXELS,
            "opacity": 1,
            "line": {"color": ACCENT, "width": 2},
        },
        "text": [f"{node.mark.series}, {node.mark.label}: {node.mark.text}" for node, _, _ in own],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _hub(name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "x": [0.0],
        "y": [0.0],
        "marker": {"color": ACCENT, "symbol": "circle", "size": HUB_PIXELS, "opacity": 1},
        "text": [name],
        "textfont": {"color": PAPER, "size": 14},
        "hoverinfo": "skip",
    }


def _words(words: Words) -> dict[str, Any]:
    x, y = _at(words.angle)
    right, up = words.shift
    title = f"<b>{words.title}</b>" if words.title else ""
    return {
        "x": x,
        "y": y,
        "xshift": right,
        "yshift": up,
        "xanchor": words.side,
        "yanchor": words.upright,
        "align": words.side,
        "text": "<br>".join(part for part in (title, words.code) if part),
        "showarrow": False,
        "font": {"color": INK if words.title else QUIET},
    }


def _paint(chart: Network, axes: Axes) -> None:
    for tie in TIES:
        for number, angle in enumerate(_tied(chart, tie)):
            x, y = _at(angle, LINE_TO)
            axes.plot(
                [0, x],
                [0, y],
                color=AREA,
                linewidth=tie.width * 0.75,
                linestyle=tie.line,
                label=tie.name if number == 0 else None,
                zorder=1,
            )
    named: set[str] = set()
    pairs = zip(chart.nodes, chart.angles(), strict=True)
    for node, angle in sorted(pairs, key=lambda pair: pair[0].tie is NEVER):
        name, _, marker = node.shape
        _paint_node(axes, node, angle, marker, label=None if name in named else name)
        named.add(name)
    axes.plot([0], [0], color=ACCENT, marker="o", markersize=24, linestyle="", zorder=3)
    axes.text(0, 0, chart.hub, color=PAPER, ha="center", va="center_baseline", zorder=4)
    for words in chart.words():
        _say(axes, words)
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_xlim(-PRINT_ACROSS, PRINT_ACROSS)
    axes.set_ylim(-PRINT_DOWN, PRINT_DOWN)
    if chart.nodes:
        axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False, labelcolor=INK)


def _paint_node(axes: Axes, node: Node, angle: float, marker: str, *, label: str | None) -> None:
    x, y = _at(angle)
    axes.plot(
        [x],
        [y],
        color=ACCENT,
        marker=marker,
        markersize=7,
        markerfacecolor=PAPER if node.tie is NEVER else ACCENT,
        linestyle="",
        label=label,
        zorder=2,
    )


def _say(axes: Axes, words: Words) -> None:
    right, up = words.shift
    axes.annotate(
        "\n".join(part for part in (words.title, words.code) if part),
        _at(words.angle),
        xytext=(right * POINTS_A_PIXEL, up * POINTS_A_PIXEL),
        textcoords="offset points",
        color=INK if words.title else QUIET,
        ha=words.side,
        va="center" if words.upright == "middle" else words.upright,
    )
