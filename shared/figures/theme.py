"""Colours, type and marks that mean the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

SANS = "Source Sans 3"
SERIF = "Source Serif 4"
INK = "#1d2733"
QUIET = "#5b6672"
RULE = "#d5dae0"
PAPER = "#ffffff"
TREATED = "#1a6bb0"
CONTROL = "#b35900"
AREA = "#6b7682"
ACCENT = TREATED
"""Marks are of middle lightness: at least three to one against white paper and a dark screen."""
SEQUENTIAL = ("#e3edf5", "#b9d2e6", "#88b3d3", "#568fbb", "#2a6a9d", "#0b4f83", "#06325a")
"""One hue, light to dark: at most seven classes on a map."""
DIVERGING = ("#8f4f9b", "#cbabd2", "#e6e6e3", "#a3d1c6", "#1d8270")
"""Two hues with a neutral middle: answers on a scale of five, lowest first."""


@dataclass(frozen=True, slots=True)
class Series:
    """How one series looks everywhere: colour, and mark and dash for those who do not see it."""

    name: str
    colour: str
    symbol: str
    marker: str
    dash: str
    line: str


SERIES = {
    "treated": Series("Trained officers", TREATED, "circle", "o", "solid", "-"),
    "control": Series("Control group", CONTROL, "diamond", "D", "dash", "--"),
}


def series(key: str) -> Series:
    """The look of a series; unknown keys share a plain one under their own name."""
    return SERIES.get(key) or Series(key, ACCENT, "circle", "o", "solid", "-")


def font_files(kind: str = "ttf") -> list[Path]:
    """The fonts that the project ships, sorted: whole ones for paper (ttf), or those cut down to
    the letters of Western Europe for screens (woff2).
    """
    folder = Path(str(files("shared.figures").joinpath("fonts")))
    return sorted(folder.glob(f"*.{kind}"))


def screen_layout(*, height: int, **more: Any) -> dict[str, Any]:
    """The layout that every screen chart starts from, as a Plotly dictionary."""
    layout: dict[str, Any] = {
        "height": height,
        "margin": {"l": 16, "r": 24, "t": 16, "b": 8},  # labels at the ends of an axis have room
        "font": {"family": f"'{SANS}', system-ui, sans-serif", "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {"font": {"family": f"'{SANS}', sans-serif", "size": 14}},
    }
    return layout | more


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis, as a Plotly dictionary."""
    quiet: dict[str, Any] = {
        "gridcolor": RULE,
        "linecolor": RULE,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
    }
    return quiet | more


SHARE_TICKS: dict[str, Any] = {
    "tickformat": ".0%",
    "labelalias": {
        f"{sign}{percent}%": f"{sign}{percent}\N{NO-BREAK SPACE}%"
        for sign in ("", "\N{MINUS SIGN}")
        for percent in range(101)
    },
}
"""Ticks of a screen's axis of shares, written as texts write them: Plotly alone leaves no space."""


DARK = {
    "ink": "#e8edf2",
    "quiet": "#a9b4bf",
    "rule": "#3a4552",
    "paper": "#12181f",
    "raised": "#1b232c",
    "link": "#7db8ea",
}
"""What the dark screen changes: grounds and words; marks keep their colours."""
LIGHT = {
    "ink": INK,
    "quiet": QUIET,
    "rule": RULE,
    "paper": PAPER,
    "raised": "#f4f6f8",
    "link": TREATED,
}


def style_variables() -> str:
    """The colours and typefaces as CSS, for every page that is served.

    Paper is always light, and so is what is marked as standing on paper.
    """
    marks = _variables({"treated": TREATED, "control": CONTROL, "accent": ACCENT})
    return (
        f".on-paper{{{_variables(LIGHT)}}}"
        f":root{{{_variables(LIGHT)}{marks}--bw-sans:'{SANS}';--bw-serif:'{SERIF}'}}"
        f"@media screen{{[data-bs-theme=dark]{{{_variables(DARK)}}}}}"
        f"{font_faces('/fonts/', kind='woff2')}"
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--bw-{name}:{value};" for name, value in colours.items())


def font_faces(folder: str, kind: str = "ttf") -> str:
    """@font-face rules for every shipped font of a kind, found below a folder or URL."""
    written = {"ttf": "truetype"}.get(kind, kind)
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};"
        f"font-display:swap;src:url('{folder}{path.name}') format('{written}')}}"
        for path in font_files(kind)
        for family, weight, style in [_face(path)]
    )


def _face(path: Path) -> tuple[str, str, str]:
    family = SERIF if path.name.startswith("SourceSerif4") else SANS
    cut = path.stem.split("_", 1)[1]
    return family, cut[:3], "italic" if cut.endswith("Italic") else "normal"
