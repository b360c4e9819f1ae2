"""A map of areas: filled outlines where known, else dots; one hue in stated classes, pilots bold.

Nothing is fetched: no tiles, no ground beneath the areas.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame
from shared.figures.outline import Ring
from shared.figures.printing import draw
from shared.figures.theme import AREA, CONTROL, INK, PAPER, QUIET, SEQUENTIAL, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

CLASSES = 5
EMPTY = "transparent"
HEIGHT = 520
MOST_LABELS = 12
"""Names that a map has room for; of more pilots none is named on it, and hover names each."""
LABEL_GAP = 0.06
"""Least distance of two names from south to north, as a share of the map: one line of text."""
LABEL_REACH = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One area.

    Attributes:
        longitude, latitude: centroid in degrees (WGS84).
        value: None where no value is held.
        text: words for hover.
        ringed: set off from the others by a bold outline.
        outline: rings in degrees; empty where the boundary is not known, so that a dot is drawn.
        label: name that stands beside it; empty for none.
    """

    name: str
    longitude: float
    latitude: float
    value: float | None
    text: str
    ringed: bool
    outline: tuple[Ring, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """Areas on a plain ground.

    Attributes:
        ring: what a bold outline means, in words.
        empty: what an empty area with a dotted outline means, in words.
    """

    frame: Frame
    places: tuple[Place, ...]
    ring: str
    empty: str = "no value held"

    @property
    def breaks(self) -> tuple[float, ...]:
        """Lower ends of the second to last class: quantiles of the values, each once."""
        values = sorted(place.value for place in self.places if place.value is not None)
        cuts = [values[len(values) * k // CLASSES] for k in range(1, CLASSES)] if values else []
        return tuple(cut for cut in dict.fromkeys(cuts) if cut > values[0])

    def by_colour(self) -> dict[str, list[Place]]:
        """The places of each class colour, low to high, those without a value first."""
        breaks = self.breaks
        found: dict[str, list[Place]] = {colour: [] for colour in (EMPTY, *SEQUENTIAL[1:])}
        for place in self.places:
            found[_colour(place, breaks)].append(place)
        return {colour: places for colour, places in found.items() if places}

    def colour(self, place: Place) -> str:
        """The class colour of a place; transparent without a value."""
        return _colour(place, self.breaks)

    @property
    def centre_latitude(self) -> float:
        """Middle latitude, for the map's proportions; 0 without places."""
        return sum(p.latitude for p in self.places) / len(self.places) if self.places else 0.0

    def labels(self) -> tuple[tuple[Place, float], ...]:
        """Places to name, from the south, each with the latitude at which its name has room."""
        named = sorted((p for p in self.places if p.label), key=lambda p: (p.latitude, p.name))
        if not named or len(named) > MOST_LABELS:
            return ()
        span = [place.latitude for place in self.places]
        gap = LABEL_GAP * (max(span) - min(span))
        heights: list[float] = []
        for place in named:
            heights.append(max(place.latitude, heights[-1] + gap) if heights else place.latitude)
        down = sum(h - p.latitude for h, p in zip(heights, named, strict=True)) / len(named)
        return tuple((place, height - down) for place, height in zip(named, heights, strict=True))


def screen(chart: AreaMap) -> dict[str, Any]:
    """The map as a Plotly figure dictionary: plain axes, no tiles, nothing fetched."""
    stretch = 1 / cos(radians(chart.centre_latitude))
    layout = screen_layout(
        height=HEIGHT,
        xaxis=axis(visible=False),
        yaxis=axis(visible=False, scaleanchor="x", scaleratio=stretch),
        annotations=[_name(chart, place, height) for place, height in chart.labels()],
        hovermode="closest",
        hoverdistance=40,
        meta={"words_on_marks": True},
    )
    layout["margin"] |= {"l": 4, "r": 4, "t": 4, "b": 4}
    areas = [
        _polygons(_outlined(places), {"fill": "toself", "fillcolor": colour, "line": _edge(colour)})
        for colour, places in chart.by_colour().items()
    ]
    bold = _polygons(
        _outlined(p for p in chart.places if p.ringed), {"line": {"color": CONTROL, "width": 3}}
    )
    return {"data": [t for t in (*areas, bold) if t["x"]] + [_points(chart)], "layout": layout}


def printed(chart: AreaMap) -> str:
    """The map as an SVG element."""
    return draw(3.8, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def legend(chart: AreaMap) -> tuple[tuple[str, str], ...]:
    """Colour and words of each class, low to high, then of areas without a value, where there are.

    The values are whole numbers.
    """
    ends = (None, *chart.breaks, None)
    words = [_class(low, high) for low, high in pairwise(ends)]
    empty = [(EMPTY, chart.empty)] if any(p.value is None for p in chart.places) else []
    return (*zip(SEQUENTIAL[1:], words, strict=False), *empty)


def _colour(place: Place, breaks: tuple[float, ...]) -> str:
    return EMPTY if place.value is None else SEQUENTIAL[bisect_right(breaks, place.value) + 1]


def _class(low: float | None, high: float | None) -> str:
    """'18 to 19' for values from 18 up to, not including, 20."""
    if low is None:
        return "all areas" if high is None else f"below {high:,.0f}"
    if high is None:
        return f"{low:,.0f} or more"
    return f"{low:,.0f}" if high - low == 1 else f"{low:,.0f} to {high - 1:,.0f}"


def _outlined(places: Iterable[Place]) -> list[Place]:
    return [place for place in places if place.outline]


def _edge(colour: str) -> dict[str, Any]:
    return {"color": AREA, "width": 1 if colour == EMPTY else 0.5} | (
        {"dash": "dot"} if colour == EMPTY else {}
    )


def _polygons(places: list[Place], look: dict[str, Any]) -> dict[str, Any]:
    """One trace for many outlines, each closed, with a gap between one ring and the next."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in (ring for place in places for ring in place.outline):
        xs += [*(x for x, _ in ring), ring[0][0], None]
        ys += [*(y for _, y in ring), ring[0][1], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs[:-1],
        "y": ys[:-1],
        "hoverinfo": "skip",
        "connectgaps": False,
    } | look


def _points(chart: AreaMap) -> dict[str, Any]:
    """One mark per place: a dot where there is no outline, and everywhere what hover finds."""
    ringed, breaks = [place.ringed for place in chart.places], chart.breaks
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(place.longitude, 4) for place in chart.places],
        "y": [round(place.latitude, 4) for place in chart.places],
        "marker": {
            "opacity": [0 if place.outline else 1 for place in chart.places],
            "color": [_colour(place, breaks) for place in chart.places],
            "size": [15 if is_ringed else 11 for is_ringed in ringed],
            "line": {
                "color": [CONTROL if is_ringed else AREA for is_ringed in ringed],
                "width": [3 if is_ringed else 1 for is_ringed in ringed],
            },
        },
        "text": [f"{place.name}<br>{place.text}" for place in chart.places],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _side(chart: AreaMap, place: Place) -> int:
    """1 where the name of a place stands to its right, away from the middle of the pilots."""
    named = [one.longitude for one, _ in chart.labels()]
    return 1 if place.longitude >= sum(named) / len(named) else -1


def _name(chart: AreaMap, place: Place, height: float) -> dict[str, Any]:
    """A name on a light chip of its own, joined to its area by a line."""
    side = _side(chart, place)
    return {
        "x": round(place.longitude, 4),
        "y": round(place.latitude, 4),
        "ax": side * LABEL_REACH,
        "ayref": "y",
        "ay": round(height, 4),
        "xanchor": "left" if side > 0 else "right",
        "text": place.label,
        "arrowhead": 0,
        "arrowwidth": 1.5,
        "arrowcolor": CONTROL,
        "bgcolor": PAPER,
        "bordercolor": CONTROL,
        "borderpad": 2,
        "font": {"color": INK},
    }


def _paint(chart: AreaMap, axes: Axes) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415 - print only, see printing.py

    for colour, places in chart.by_colour().items():
        if outlined := _outlined(places):
            is_empty = colour == EMPTY
            face, style = ("none", (0, (1, 2))) if is_empty else (colour, "solid")
            axes.add_patch(
                PathPatch(
                    _path(outlined), facecolor=face, edgecolor=AREA, linestyle=style, linewidth=0.4
                )
            )
    if bold := _outlined(place for place in chart.places if place.ringed):
        axes.add_patch(PathPatch(_path(bold), facecolor="none", edgecolor=CONTROL, linewidth=1.8))
    for place in sorted((p for p in chart.places if not p.outline), key=lambda p: p.ringed):
        _paint_dot(chart, axes, place)
    for place, height in chart.labels():
        _paint_name(chart, axes, place, height)
    axes.autoscale_view()
    axes.set_aspect(1 / cos(radians(chart.centre_latitude)))
    axes.set_axis_off()
    _paint_legend(chart, axes)


def _path(places: list[Place]) -> Path:
    from matplotlib.path import Path  # noqa: PLC0415 - print only, see printing.py

    rings = [ring for place in places for ring in place.outline]
    corners = [point for ring in rings for point in (*ring, ring[0])]
    codes = [
        code
        for ring in rings
        for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY)
    ]
    return Path(corners, codes)


def _paint_dot(chart: AreaMap, axes: Axes, place: Place) -> None:
    axes.plot(
        [place.longitude],
        [place.latitude],
        marker="o",
        linestyle="",
        markersize=7 if place.ringed else 5,
        markerfacecolor="none" if place.value is None else chart.colour(place),
        markeredgecolor=CONTROL if place.ringed else AREA,
        markeredgewidth=1.6 if place.ringed else 0.4,
    )


def _paint_name(chart: AreaMap, axes: Axes, place: Place, height: float) -> None:
    side = _side(chart, place)
    axes.annotate(
        place.label,
        (place.longitude, place.latitude),
        xytext=(side * 24, (height - place.latitude) * 180 / _tall(chart)),
        textcoords="offset points",
        annotation_clip=False,
        color=INK,
        ha="left" if side > 0 else "right",
        va="center",
        bbox={"facecolor": PAPER, "edgecolor": CONTROL, "linewidth": 0.6, "pad": 1.5},
        arrowprops={"arrowstyle": "-", "color": CONTROL, "linewidth": 0.8},
    )


def _tall(chart: AreaMap) -> float:
    heights = [place.latitude for place in chart.places]
    return max(heights) - min(heights) or 1.0


def _paint_legend(chart: AreaMap, axes: Axes) -> None:
    for colour, words in legend(chart):
        face = "none" if colour == EMPTY else colour
        axes.plot(
            *([], []),
            marker="s",
            linestyle="",
            markerfacecolor=face,
            markeredgecolor=AREA,
            markeredgewidth=0.4,
            label=words,
        )
    axes.plot(
        *([], []),
        marker="s",
        linestyle="",
        markerfacecolor=PAPER,
        markeredgecolor=CONTROL,
        markeredgewidth=1.6,
        label=chart.ring,
    )
    axes.legend(
        title=chart.frame.unit,
        loc="center left",
        bbox_to_anchor=(1.02, 0.5),
        frameon=False,
        labelcolor=INK,
        title_fontproperties={"size": 9},
        alignment="left",
    ).get_title().set_color(QUIET)
