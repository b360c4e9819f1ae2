"""Files packed by gzip, such as table.csv.gz: one file of its own."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from shared.contract.errors import DataFault
from warehouse.formats.piece import Piece, Refused, Room, Start, expand, limit_of


def takes(start: Start) -> bool:
    """Whether the bytes are gzip's."""
    return start.content.startswith(b"\x1f\x8b")


def files(piece: Piece, room: Room) -> Iterator[Piece | Refused]:
    """The one file within, under the name that was handed over."""
    try:
        limit = limit_of(piece.path.stat().st_size)
        with gzip.open(piece.path) as stream:
            path, sha256 = expand(stream, room, piece.name, limit=limit)
    except DataFault as fault:
        yield Refused(piece.name, piece.sha256, fault)
    else:
        yield Piece(path, piece.name, sha256, piece.notes)
