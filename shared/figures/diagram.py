"""Diagrams of boxes, lines and words, as SVG with text as text: the same on screen and on paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree

from shared.figures.theme import ACCENT, INK, PAPER, QUIET, SANS, SEQUENTIAL

NAMESPACE = "http://www.w3.org/2000/svg"
WIDTH = 630.0
LINE = 14.0
SIZE = 11.0
LETTERS_A_UNIT = 0.185
"""Letters of the smallest type that fit a unit of width, with room to spare."""


def drawing(parts: Iterable[str], *, height: float, alt: str) -> str:
    """An SVG element with its alternative text, as wide as a column."""
    return (
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH:g} {height:g}" role="img" '
        f'font-family="&apos;{SANS}&apos;, system-ui, sans-serif" font-size="{SIZE:g}">'
        f"<title>{escape(alt)}</title>{''.join(parts)}</svg>"
    )


def data_uri(svg: str) -> str:
    """An SVG element as an address that an image can be given, without another request.

    Raises:
        ParseError: the text is no well-formed XML.
        ValueError: its root is no svg element of the SVG namespace, which an image needs.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this package
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise ValueError(f"no standalone SVG: the root is {root.tag}")
    return f"data:image/svg+xml;charset=utf-8,{quote(svg, safe='')}"


def box(x: float, y: float, width: float, height: float, *, strong: bool = False) -> str:
    """A rectangle; a strong one is tinted."""
    fill = SEQUENTIAL[0] if strong else PAPER
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" fill="{fill}" '
        f'stroke="{ACCENT}" stroke-width="1"/>'
    )


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled bar."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{ACCENT}"/>'


def arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line that ends in a head, drawn straight across or straight down."""
    back = 5.0 if x2 > x1 else -5.0
    head = (
        f"{x2:g},{y2:g} {x2 - back:g},{y2 - 3:g} {x2 - back:g},{y2 + 3:g}"
        if y1 == y2
        else f"{x2:g},{y2:g} {x2 - 3:g},{y2 - 5:g} {x2 + 3:g},{y2 - 5:g}"
    )
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{QUIET}"/>'
        f'<polygon points="{head}" fill="{QUIET}"/>'
    )


def words(
    text: str,
    x: float,
    y: float,
    *,
    within: float = WIDTH,
    anchor: str = "start",
    bold: bool = False,
    quiet: bool = False,
) -> str:
    """Words from a first baseline down, broken into lines that fit a width."""
    lines = textwrap.wrap(text, max(6, int(within * LETTERS_A_UNIT)))
    weight = ' font-weight="600"' if bold else ""
    colour = QUIET if quiet else INK
    return "".join(
        f'<text x="{x:g}" y="{y + LINE * n:g}" text-anchor="{anchor}" fill="{colour}"{weight}>'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )
