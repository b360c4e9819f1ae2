"""Diagrams of boxes and words that page and paper share, in the frame of a figure."""

from __future__ import annotations

from xml.etree import ElementTree

from dash import html

from dashboard.components.attributes import wild
from dashboard.components.figures import framed_block
from dashboard.page import Block
from dashboard.sheet import Sheet
from shared.figures.chart import Frame
from shared.figures.diagram import NAMESPACE, data_uri


def diagram_block(
    key: str, title: str, svg: str, *sheets: Sheet, reading: str = "", note: str = ""
) -> Block:
    """A diagram as an image with the alternative text that it carries.

    Args:
        key: of the block.
        title: heading.
        svg: the diagram, an SVG element with a title.
        sheets: the numbers that it shows.
        reading: a sentence from shared/findings that says what it shows.
        note: base, period and source.

    Raises:
        ParseError: the text is no well-formed XML.
        ValueError: its root is no svg element.
    """
    alt = ElementTree.fromstring(svg).findtext(f"{{{NAMESPACE}}}title") or title  # noqa: S314
    frame = Frame(title=title, alt=alt, unit="", note=note)
    picture = html.Div(
        html.Img(src=data_uri(svg), alt=alt),
        className="diagram scrolled",
        tabIndex="0",
        role="region",
        **wild(aria_label=title),
    )
    return framed_block(key, frame, picture, *sheets, reading=reading)
