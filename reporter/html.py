"""Dresses a document as one HTML page: for the PDF renderer, or alone on a screen of any width.

The page for the renderer names its fonts as report: addresses; the page for readers carries its
fonts inside itself, cut to western letters, and fetches nothing.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from markupsafe import Markup

from reporter.document import LANGUAGE, Document, templates
from reporter.shipped import FONTS
from shared.figures.theme import font_faces, font_files, style_variables

LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "–—‘’“”…−×→"
SCREEN_FACES = (
    "SourceSans3_400Regular",
    "SourceSans3_400Regular_Italic",
    "SourceSans3_600SemiBold",
    "SourceSerif4_400Regular",
    "SourceSerif4_600SemiBold",
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'"


def for_paper(document: Document) -> str:
    """The document as the PDF renderer takes it."""
    return _page(document, [_variables(), font_faces(FONTS), _style("review"), _style("paper")])


def for_screen(document: Document) -> str:
    """The document as one self-contained page."""
    style = [_variables(), _faces_within(), _style("review"), _style("screen")]
    return _page(document, style, policy=_POLICY)


def _page(document: Document, style: list[str], policy: str = "") -> str:
    return (
        templates()
        .get_template("document.html")
        .render(
            title=document.title,
            language=LANGUAGE,
            policy=policy,
            style=Markup("\n".join(style)),  # noqa: S704 - our own style sheets
            body=document.body,
            programme=document.subject.programme.name,
            snapshot=document.subject.evaluator.snapshot.id,
        )
    )


def _style(name: str) -> str:
    return files("reporter").joinpath("styles", f"{name}.css").read_text(encoding="utf-8")


def _variables() -> str:
    return style_variables().partition("@font-face")[0]


@cache
def _faces_within() -> str:
    """@font-face rules with the faces that the screen uses, cut to the letters of Europe's west."""
    faces = []
    for rule in font_faces(FONTS).split("@font-face")[1:]:
        path = next(path for path in font_files() if f"{FONTS}{path.name}'" in rule)
        if path.stem in SCREEN_FACES:
            data = base64.b64encode(_glyphs(path)).decode()
            faces.append(
                f"@font-face{rule.replace(FONTS + path.name, f'data:font/ttf;base64,{data}')}"
            )
    return "".join(faces)


def _glyphs(path: Path) -> bytes:
    """A font with only the glyphs of `LETTERS`; the same bytes each time."""
    options = subset.Options(layout_features=["kern", "tnum"], hinting=False, glyph_names=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    buffer = BytesIO()
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        subsetter.subset(font)
        font.save(buffer)
    return buffer.getvalue()
