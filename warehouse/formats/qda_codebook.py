"""REFI-QDA codebooks (.qdc): one row per code, with the name of its parent.

The parser takes no document type, hence no entities of its own: nothing is fetched or expanded.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import Piece, Room, Start

HEADER = ("guid", "name", "parent", "description", "colour", "codable", "origin")
MOST_BYTES = 64 << 20
CODEBOOK = re.compile(rb"<(?:\w+:)?CodeBook[\s>]")


def takes(start: Start) -> bool:
    """Whether the bytes begin as a REFI-QDA codebook does."""
    return start.unmarked[:1] == b"<" and CODEBOOK.search(start.content) is not None


def tables(piece: Piece, room: Room) -> list[Piece]:
    """The codes as one table, parents before their children; row numbers count codes from 1.

    Raises:
        UnreadableFile: damaged, with a document type, too large, or without codes.
    """
    rows = _Codes(piece).rows
    if not rows:
        raise UnreadableFile(f"{piece.name} holds no codes. Export the codebook again.")
    path = room.table(piece.name, (HEADER, *(list(row.values()) for row in rows)))
    return [Piece(path, piece.name, piece.sha256, piece.notes)]


class _Codes:
    """Collects codes while the document is read."""

    def __init__(self, piece: Piece) -> None:
        self.rows: list[dict[str, str]] = []
        self._open: list[dict[str, str]] = []
        self._describes = False
        self._origin = ""
        self._name = piece.name
        if piece.path.stat().st_size > MOST_BYTES:
            raise self._fault(f"is larger than {MOST_BYTES >> 20} MiB")
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(piece.path.read_bytes(), True)
        except (expat.ExpatError, ValueError) as fault:
            raise self._fault(f"is damaged XML ({fault})") from fault

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        tag = element.rpartition(" ")[2]
        if tag == "CodeBook":
            self._origin = attributes.get("origin", "")
        if tag == "Code":
            row = {
                "guid": _guid(attributes.get("guid", "")),
                "name": attributes.get("name", ""),
                "parent": self._open[-1]["name"] if self._open else "",
                "description": "",
                "colour": attributes.get("color", ""),
                "codable": attributes.get("isCodable", ""),
                "origin": self._origin,
            }
            self._open.append(row)
            self.rows.append(row)
        self._describes = tag == "Description" and bool(self._open)

    def _end(self, element: str) -> None:
        self._describes = False
        if element.rpartition(" ")[2] == "Code":
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._describes:
            self._open[-1]["description"] += text

    def _refuse(self, *_: object) -> None:
        raise self._fault("declares a document type, which a codebook does not need")

    def _fault(self, what: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} {what}. Export the codebook again as REFI-QDA (.qdc); "
            "nothing of it was loaded."
        )


def _guid(text: str) -> str:
    return text.strip().strip("{}").lower()
