"""Markdown with a small header between two lines `---`: one row, its header's fields and `body`."""

from __future__ import annotations

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import Piece, Room, Start

FENCE = "---"
BODY = "body"
MOST_BYTES = 512 << 10


def takes(start: Start) -> bool:
    """Whether the first line is the fence of a header."""
    return start.unmarked.splitlines()[:1] == [FENCE.encode()]


def tables(piece: Piece, room: Room) -> list[Piece]:
    """One table of one row.

    Raises:
        UnreadableFile: the header is not closed or has a line without `key: value`.
    """
    if piece.path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(f"{piece.name} is larger than {MOST_BYTES >> 10} KiB. Split it.")
    try:
        lines = piece.path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"{piece.name} is not UTF-8 text (near byte {fault.start + 1}). Save it as UTF-8."
        ) from fault
    fields, body = _parted(lines, piece.name)
    path = room.table(piece.name, ((*fields, BODY), (*fields.values(), body)))
    return [Piece(path, piece.name, piece.sha256, piece.notes)]


def _parted(lines: list[str], name: str) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == FENCE:
            return fields, "\n".join(lines[number:]).strip()
        key, colon, value = line.partition(":")
        if line.strip() and not line.lstrip().startswith("#"):
            _refuse(key.strip(), colon, fields, f"{name}, line {number}")
            fields[key.strip()] = value.strip().strip("\"'")
    raise UnreadableFile(f"{name} does not close its header with a line '---'. Add that line.")


def _refuse(key: str, colon: str, fields: dict[str, str], place: str) -> None:
    if not (key and colon):
        raise UnreadableFile(f"{place}: the header wants 'key: value'. Mend that line.")
    if key in fields or key == BODY:
        raise UnreadableFile(f"{place}: the header names '{key}' twice. Keep one of them.")
