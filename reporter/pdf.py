"""Makes a tagged PDF of a page of HTML; nothing is fetched but the fonts that the project ships.

Whatever the page asks for and does not get stops the rendering: a review with a font or an image
missing is not a review.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import md5
from typing import Any

import pydyf
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reporter.attachments import Attachment
from reporter.shipped import Shipped, lift_drawings
from reporter.tags import complete_tags
from shared.contract.errors import DefinitionFault

VARIANT = "pdf/ua-1"
_HARMLESS = "Ignored `"
"""A style that only browsers know, such as an SVG's own inside a page; nothing goes missing."""


def render_pdf(
    page: str,
    attachments: tuple[Attachment, ...] = (),
    *,
    identifier: str = "",
    laid_out: Callable[[], None] = lambda: None,
) -> bytes:
    """Lay out a page of HTML and write it as PDF/UA-1; equal arguments give equal bytes.

    Args:
        page: HTML with its style and drawings inside.
        attachments: files that the PDF carries.
        identifier: permanent identifier of the file, which survives its being edited; empty for
            none.
        laid_out: called between the two halves of the work.

    Raises:
        DefinitionFault: the page asks for something that the project does not ship, or a style
            or a font is faulty.
    """
    with _Faults() as faults, _collected_afterwards():
        try:
            pdf = _set(page, attachments, identifier, laid_out)
        except FatalURLFetchingError as fault:
            raise DefinitionFault(f"The review cannot be set: {fault}.") from fault
    if faults.messages:
        raise DefinitionFault(f"The review cannot be set: {faults.messages[0]}")
    return pdf


def _set(
    page: str,
    attachments: tuple[Attachment, ...],
    identifier: str,
    laid_out: Callable[[], None],
) -> bytes:
    page, drawings = lift_drawings(page)
    html = HTML(string=page, base_url="report:/", url_fetcher=Shipped(drawings))
    document = html.render(font_config=FontConfiguration(), pdf_variant=VARIANT)
    laid_out()
    finisher = partial(_finish, attachments=attachments)
    pdf: bytes = document.write_pdf(
        pdf_variant=VARIANT, pdf_identifier=identifier.encode() or None, finisher=finisher
    )
    return pdf


def _finish(document: Document, pdf: pydyf.PDF, *, attachments: tuple[Attachment, ...]) -> None:
    complete_tags(document, pdf)
    if attachments:
        _attach(pdf, attachments)


def _attach(pdf: pydyf.PDF, attachments: tuple[Attachment, ...]) -> None:
    """Add files as data that the document rests on; they carry no date, so that bytes repeat."""
    files, names = pydyf.Array(), pydyf.Array()
    for attachment in sorted(attachments, key=lambda one: one.name):
        file = _file(pdf, attachment)
        files.append(file.reference)
        names += [file["F"], file.reference]
    pdf.catalog["AF"] = files
    pdf.catalog.setdefault("Names", pydyf.Dictionary())
    pdf.catalog["Names"]["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})


def _file(pdf: pydyf.PDF, attachment: Attachment) -> pydyf.Dictionary:
    checksum = md5(attachment.content, usedforsecurity=False).hexdigest()
    sizes = pydyf.Dictionary({"Size": len(attachment.content), "CheckSum": f"<{checksum}>"})
    about = {"Type": "/EmbeddedFile", "Subtype": "/text#2fcsv", "Params": sizes}
    content = pydyf.Stream([attachment.content], about, compress=True)
    pdf.add_object(content)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": "/Data",
            "EF": pydyf.Dictionary({"F": content.reference, "UF": content.reference}),
        }
    )
    pdf.add_object(file)
    return file


@contextmanager
def _collected_afterwards() -> Iterator[None]:
    """Look for garbage in cycles once at the end: of a layout next to nothing is garbage before."""
    was_enabled = gc.isenabled()
    gc.disable()
    gc.freeze()  # what was there before need not be looked through
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


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
