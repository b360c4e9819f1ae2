"""Every form in which files are handed over, and the way from a file to its tables.

An archive is opened into files of their own; a document becomes one table or several; whatever is
neither is a table of text. The first form that takes the first bytes is the one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shared.contract.errors import UnreadableFile
from warehouse.formats import (
    geojson,
    gzipped,
    markdown,
    qda_codebook,
    toml_document,
    workbook,
    zipped,
)
from warehouse.formats.piece import Piece, Refused, Room, Start
from warehouse.reading import readable


@dataclass(frozen=True, slots=True)
class Archive:
    """A form that holds files."""

    takes: Callable[[Start], bool]
    files: Callable[[Piece, Room], Iterator[Piece | Refused]]


@dataclass(frozen=True, slots=True)
class Document:
    """A form that holds tables otherwise than as lines of text."""

    takes: Callable[[Start], bool]
    tables: Callable[[Piece, Room], list[Piece]]


DOCUMENTS: tuple[Document, ...] = (
    Document(workbook.takes, workbook.tables),
    Document(geojson.takes, geojson.tables),
    Document(qda_codebook.takes, qda_codebook.tables),
    Document(markdown.takes, markdown.tables),
    Document(toml_document.takes, toml_document.tables),
)
ARCHIVES: tuple[Archive, ...] = (
    Archive(gzipped.takes, gzipped.files),
    Archive(zipped.takes, zipped.files),
)


def files_in(piece: Piece, room: Room) -> Iterator[Piece | Refused]:
    """The file itself, or the files that it holds; an archive within an archive is refused."""
    with readable(piece.path):
        archive = _archive(Start.of(piece.path))
    if archive is None:
        yield piece
        return
    for found in archive.files(piece, room):
        if isinstance(found, Piece) and _archive(Start.of(found.path)):
            room.discard(found.path)
            yield Refused(found.name, found.sha256, _nested(found.name))
        else:
            yield found


def tables_of(piece: Piece, room: Room) -> list[Piece]:
    """The tables of one file, each as a file of text.

    Raises:
        UnreadableFile: it is damaged, or not what it begins as.
        UnknownFile: a document of a kind that holds no tables for us.
    """
    with readable(piece.path):
        start = Start.of(piece.path)
    for document in DOCUMENTS:
        if document.takes(start):
            return document.tables(piece, room)
    return [piece]


def _archive(start: Start) -> Archive | None:
    if workbook.takes(start):
        return None
    return next((archive for archive in ARCHIVES if archive.takes(start)), None)


def _nested(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is an archive within an archive. Unpack the outer one and hand over its files."
    )
