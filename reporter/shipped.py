"""What the renderer may fetch: the fonts that the project ships and the drawings of the page in
hand, both by report: addresses. Every other address is refused.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import escape
from weasyprint.urls import URLFetcher, URLFetcherResponse

from shared.figures.theme import font_files

FONTS = "report:/fonts/"
DRAWINGS = "report:/drawings/"
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_ALTERNATIVE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


class Shipped(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types
    """Serves shipped fonts and the drawings that it was given.

    Args:
        drawings: SVG by its report: address.
    """

    def __init__(self, drawings: dict[str, str] | None = None) -> None:
        super().__init__(allowed_protocols={"report"}, allow_redirects=False, fail_on_errors=True)
        self._drawings = drawings or {}

    def fetch(  # the renderer names both arguments
        self,
        url: str,
        headers: dict[str, str] | None = None,  # noqa: ARG002
    ) -> URLFetcherResponse:
        """The font or drawing of that address.

        Raises:
            ValueError: the address is of neither.
        """
        if url in self._drawings:
            kind = {"Content-Type": "image/svg+xml"}
            return URLFetcherResponse(url, self._drawings[url].encode(), kind)
        for path in font_files():
            if url == f"{FONTS}{path.name}":
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        raise ValueError(f"'{url}' is no font that the project ships.")


def lift_drawings(page: str) -> tuple[str, dict[str, str]]:
    """A page with an image in place of each inline SVG, and the SVG by the image's address.

    The renderer would work out a style for each of the thousands of elements of inline drawings,
    which the drawings, styled by themselves, do not use.
    """
    drawings: dict[str, str] = {}

    def image(found: re.Match[str]) -> str:
        svg = found[0]
        address = f"{DRAWINGS}{len(drawings) + 1}.svg"
        drawings[address] = svg if _NAMESPACE in svg else svg.replace("<svg", f"<svg {_NAMESPACE}")
        title = _ALTERNATIVE.search(svg)
        alternative = escape(unescape(title[1].strip())) if title else ""
        return f'<img class="drawn" src="{address}" alt="{alternative}">'

    return _DRAWING.sub(image, page), drawings
