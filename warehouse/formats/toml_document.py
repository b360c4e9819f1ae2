"""TOML documents, such as an evaluation plan: one row per value, with its section and key.

A table in an array of tables has its place, from 1, in `item`; lists are written as JSON.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import Piece, Room, Start

HEADER = ("section", "item", "key", "value")
MOST_BYTES = 4 << 20
SECTION = re.compile(r"""\[\[?\s*[\w"'][\w."' -]*\]\]?\s*(?:#.*)?""")
ENTRY = re.compile(r"""[\w."'-]+\s*=\s*(?:["'\[{+-]|\d|true|false|inf|nan).*""")


def takes(start: Start) -> bool:
    """Whether the first line that is no comment is a section or an entry of TOML."""
    lines = start.unmarked.decode("utf-8", "replace").splitlines()
    first = next((line.strip() for line in lines if line.strip() and line.strip()[0] != "#"), "")
    return bool(SECTION.fullmatch(first) or ENTRY.fullmatch(first))


def tables(piece: Piece, room: Room) -> list[Piece]:
    """The values as one table in the order of the document; row numbers count values from 1.

    Raises:
        UnreadableFile: not valid TOML, too large, or empty.
    """
    rows = list(_rows(_content(piece), "", ""))
    if not rows:
        raise UnreadableFile(f"{piece.name} holds no values. Fill it in and load it again.")
    path = room.table(piece.name, (HEADER, *rows))
    return [Piece(path, piece.name, piece.sha256, piece.notes)]


def _content(piece: Piece) -> dict[str, Any]:
    if piece.path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(f"{piece.name} is larger than {MOST_BYTES >> 20} MiB. Split it.")
    try:
        return tomllib.loads(piece.path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise UnreadableFile(
            f"{piece.name} is not valid TOML ({fault}). Mend that place; nothing of it was loaded."
        ) from fault


def _rows(table: dict[str, Any], section: str, item: str) -> Iterator[tuple[str, str, str, str]]:
    for key, value in table.items():
        below = f"{section}.{key}" if section else key
        if isinstance(value, dict):
            yield from _rows(value, below, item)
        elif isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
            for number, entry in enumerate(value, start=1):
                place = f"{item}.{number}" if item else str(number)
                yield from _rows(entry, below, place)
        else:
            yield section, item, key, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
