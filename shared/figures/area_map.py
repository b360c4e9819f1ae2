"""A map of areas by their centroids: a dot per area, one hue in stated classes, pilots ringed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Any

from shared.figures.chart import Frame
from shared.figures.printing import draw
from shared.figures.theme import CONTROL, INK, QUIET, SEQUENTIAL, axis, screen_layout

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CLASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One area: centroid in degrees (WGS84), value, words for hover, and whether it is ringed."""

    name: str
    longitude: float
    latitude: float
    value: float
    text: str
    ringed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """Areas on a plain ground.

    Attributes:
        ring: what a ring means, in words.
    """

    frame: Frame
    places: tuple[Place, ...]
    ring: str

    @property
    def breaks(self) -> tuple[float, ...]:
        """Lower ends of the second to last class: quantiles of the values, each once."""
        values = sorted(place.value for place in self.places)
        cuts = [values[len(values) * k // CLASSES] for k in range(1, CLASSES)] if values else []
        return tuple(cut for cut in dict.fromkeys(cuts) if cut > values[0])

    def colour(self, place: Place) -> str:
        """The class colour of a place."""
        return SEQUENTIAL[bisect_right(self.breaks, place.value) + 1]

    @property
    def centre_latitude(self) -> float:
        """Middle latitude, for the map's proportions; 0 without places."""
        return sum(p.latitude for p in self.places) / len(self.places) if self.places else 0.0


def screen(chart: AreaMap) -> dict[str, Any]:
    """The map as a Plotly figure dictionary: plain axes, no tiles, nothing fetched."""
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [place.longitude for place in chart.places],
        "y": [place.latitude for place in chart.places],
        "marker": {
            "opacity": 1,
            "color": [chart.colour(place) for place in chart.places],
            "size": [15 if place.ringed else 11 for place in chart.places],
            "line": {
                "color": [CONTROL if place.ringed else "#ffffff" for place in chart.places],
                "width": [3 if place.ringed else 1 for place in chart.places],
            },
        },
        "text": [f"{place.name}<br>{place.text}" for place in chart.places],
        "hovertemplate": "%{text}<extra></extra>",
    }
    stretch = 1 / cos(radians(chart.centre_latitude))
    layout = screen_layout(
        height=520,
        xaxis=axis(visible=False),
        yaxis=axis(visible=False, scaleanchor="x", scaleratio=stretch),
    )
    return {"data": [trace], "layout": layout}


def printed(chart: AreaMap) -> str:
    """The map as an SVG element."""
    return draw(3.8, lambda axes: _paint(chart, axes), alt=chart.frame.alt)


def legend(chart: AreaMap) -> tuple[tuple[str, str], ...]:
    """Colour and words of each class, low to high; the values are whole numbers."""
    ends = (None, *chart.breaks, None)
    words = [_class(low, high) for low, high in pairwise(ends)]
    return tuple(zip(SEQUENTIAL[1:], words, strict=False))


def _class(low: float | None, high: float | None) -> str:
    """'18 to 19' for values from 18 up to, not including, 20."""
    if low is None:
        return "all areas" if high is None else f"below {high:,.0f}"
    if high is None:
        return f"{low:,.0f} or more"
    return f"{low:,.0f}" if high - low == 1 else f"{low:,.0f} to {high - 1:,.0f}"


def _paint(chart: AreaMap, axes: Axes) -> None:
    for place in sorted(chart.places, key=lambda p: p.ringed):
        axes.plot(
            [place.longitude],
            [place.latitude],
            marker="o",
            linestyle="",
            markersize=7 if place.ringed else 5,
            markerfacecolor=chart.colour(place),
            markeredgecolor=CONTROL if place.ringed else "white",
            markeredgewidth=1.6 if place.ringed else 0.4,
        )
    for colour, words in legend(chart):
        axes.plot([], [], marker="o", linestyle="", color=colour, label=words)
    axes.plot(
        [],
        [],
        marker="o",
        linestyle="",
        markerfacecolor="white",
        markeredgecolor=CONTROL,
        markeredgewidth=1.6,
        label=chart.ring,
    )
    axes.set_aspect(1 / cos(radians(chart.centre_latitude)))
    axes.set_axis_off()
    axes.legend(
        title=chart.frame.unit,
        loc="center left",
        bbox_to_anchor=(1.02, 0.5),
        frameon=False,
        labelcolor=INK,
        title_fontproperties={"size": 9},
        alignment="left",
    ).get_title().set_color(QUIET)
