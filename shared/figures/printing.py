"""The canvas of print charts: matplotlib without a display, text as text, the same bytes twice.

matplotlib is imported when a chart is drawn: the dashboard shares this package and has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, Any

from shared.figures.theme import INK, QUIET, RULE, SANS, font_files

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES = 6.3
POINTS = 9.0
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "beatwise",
    "font.family": SANS,
    "font.size": POINTS,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": QUIET,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": RULE,
    "grid.linewidth": 0.5,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "lines.linewidth": 1.4,
    "lines.markersize": 5,
}


def draw(height_inches: float, paint: Callable[[Axes], None], *, alt: str) -> str:
    """Paint on fresh axes and return the drawing as an SVG element with its alternative text."""
    return draw_side_by_side(height_inches, (paint,), columns=1, alt=alt)


def draw_side_by_side(
    height_inches: float, paints: Sequence[Callable[[Axes], None]], *, columns: int, alt: str
) -> str:
    """Paint each on axes of its own, in rows of so many columns, as one SVG element.

    matplotlib's settings are process-wide, so one process draws one chart at a time.
    """
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    _know_fonts()
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH_INCHES, height_inches), layout="constrained")
        rows = -(-len(paints) // columns)
        for place, paint in enumerate(paints, start=1):
            paint(figure.add_subplot(rows, columns, place))
        buffer = StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": alt})
    text = buffer.getvalue()
    return text[text.index("<svg") :]


@cache
def _know_fonts() -> None:
    from matplotlib import font_manager  # noqa: PLC0415

    for path in font_files():
        font_manager.fontManager.addfont(path)
