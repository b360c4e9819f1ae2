"""Makes a tagged PDF of a page of HTML; nothing is fetched but the fonts that the project ships.

Whatever the page asks for and does not get stops the rendering: a review with a font or an image
missing is not a review.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporter.html import FONTS
from shared.contract.errors import DefinitionFault
from shared.figures.theme import font_files

VARIANT = "pdf/ua-1"
_HARMLESS = "Ignored `"
"""A style that only browsers know, such as an SVG's own inside a page; nothing goes missing."""


class ShippedOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types
    """Serves report:/fonts/NAME from the project's fonts and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"report"}, allow_redirects=False, fail_on_errors=True)

    def fetch(  # the renderer names both arguments
        self,
        url: str,
        headers: dict[str, str] | None = None,  # noqa: ARG002
    ) -> URLFetcherResponse:
        """The font of that name.

        Raises:
            ValueError: the address is none of a shipped font.
        """
        for path in font_files():
            if url == f"{FONTS}{path.name}":
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        raise ValueError(f"'{url}' is no font that the project ships.")


def render_pdf(page: str, *, laid_out: Callable[[], None] = lambda: None) -> bytes:
    """Lay out a page of HTML and write it as PDF/UA-1; the same page gives the same bytes.

    Args:
        page: HTML with its style inside.
        laid_out: called between the two halves of the work.

    Raises:
        DefinitionFault: the page asks for something that the project does not ship, or a style
            or a font is faulty.
    """
    fonts = FontConfiguration()
    with _Faults() as faults:
        try:
            html = HTML(string=page, base_url="report:/", url_fetcher=ShippedOnly())
            document = html.render(font_config=fonts, pdf_variant=VARIANT)
            laid_out()
            pdf: bytes = document.write_pdf(pdf_variant=VARIANT)
        except FatalURLFetchingError as fault:
            raise DefinitionFault(f"The review cannot be set: {fault}.") from fault
    if faults.messages:
        raise DefinitionFault(f"The review cannot be set: {faults.messages[0]}")
    return pdf


class _Faults(logging.Handler):
    """Collects what the renderer would only have logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._logger = logging.getLogger("weasyprint")
        self._propagate = True

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_HARMLESS):
            self.messages.append(message)

    def __enter__(self) -> _Faults:
        self._logger.addHandler(self)
        self._propagate, self._logger.propagate = self._logger.propagate, False
        return self

    def __exit__(self, *_: Any) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagate
