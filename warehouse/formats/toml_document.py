"""TOML documents, such as an evaluation plan: one row per table, its keys as columns.

`section` names the table and `item` its place, from 1, in an array of tables. What the document
says of itself, above all tables, stands in every row. Lists are written as JSON.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import Piece, Room, Start

SECTION_COLUMN, ITEM_COLUMN = "section", "item"
MOST_BYTES = 4 << 20
MOST_CELLS = 1_000_000
MOST_DOTS = 1000
"""In one line; a key of more parts would keep the parser busy for minutes."""
SECTION = re.compile(r"""\[\[?\s*[\w"'][\w."' -]*\]\]?\s*(?:#.*)?""")
ENTRY = re.compile(r"""[\w."'-]+\s*=\s*(?:["'\[{+-]|\d|true|false|inf|nan).*""")
Row = dict[str, str]


def takes(start: Start) -> bool:
    """Whether the first line that is no comment is a section or an entry of TOML."""
    lines = start.unmarked.decode("utf-8", "replace").splitlines()
    first = next((line.strip() for line in lines if line.strip() and line.strip()[0] != "#"), "")
    return bool(SECTION.fullmatch(first) or ENTRY.fullmatch(first))


def tables(piece: Piece, room: Room) -> list[Piece]:
    """The document's tables in its order; row numbers count them from 1.

    Raises:
        UnreadableFile: not valid TOML, too large, empty, or with a key that is one of ours.
    """
    rows = _rows(_content(piece), piece.name)
    columns = list(dict.fromkeys(key for row in rows for key in row))
    if len(columns) <= len((SECTION_COLUMN, ITEM_COLUMN)):
        raise UnreadableFile(f"{piece.name} holds no values. Fill it in and load it again.")
    if len(rows) * len(columns) > MOST_CELLS:
        raise UnreadableFile(
            f"{piece.name} holds {len(rows):,} tables of {len(columns):,} different keys, which is "
            "no document that a person wrote. Split it."
        )
    cells = ([row.get(column, "") for column in columns] for row in rows)
    path = room.table(piece.name, (columns, *cells))
    return [Piece(path, piece.name, piece.sha256, piece.notes)]


def _content(piece: Piece) -> dict[str, Any]:
    if piece.path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(f"{piece.name} is larger than {MOST_BYTES >> 20} MiB. Split it.")
    try:
        text = piece.path.read_text(encoding="utf-8-sig")
        if max((line.count(".") for line in text.splitlines()), default=0) > MOST_DOTS:
            raise UnreadableFile(f"{piece.name} has a key of too many parts. Mend that line.")
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _invalid(piece.name, fault) from fault


def _rows(content: dict[str, Any], name: str) -> list[Row]:
    of_all = _own(content)
    try:
        found = list(_tables_in(content, "", "")) or [("", "", {})]
        return [
            {SECTION_COLUMN: section, ITEM_COLUMN: item} | _texts(of_all | own, name)
            for section, item, own in found
        ]
    except RecursionError as fault:
        raise _invalid(name, fault) from fault


def _tables_in(
    table: Mapping[str, Any], section: str, item: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Section, item and own values of each table within a table, at any depth."""
    for key, value in table.items():
        if not _is_nested(value):
            continue
        below = f"{section}.{key}" if section else key
        entries = enumerate(value, start=1) if isinstance(value, list) else [("", value)]
        for number, entry in entries:
            place = ".".join(filter(None, (item, str(number))))
            own = _own(entry)
            if own or not entry:
                yield below, place, own
            yield from _tables_in(entry, below, place)


def _own(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if not _is_nested(value)}


def _is_nested(value: Any) -> bool:
    entries = value if isinstance(value, list) else [value]
    return bool(entries) and all(isinstance(entry, dict) for entry in entries)


def _texts(values: dict[str, Any], name: str) -> Row:
    for column in (SECTION_COLUMN, ITEM_COLUMN):
        if column in values:
            raise UnreadableFile(f"{name} has a key '{column}', which tables go by. Rename it.")
    return {key: _text(value) for key, value in values.items()}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _invalid(name: str, fault: Exception) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is not valid TOML ({fault}). Mend that place; nothing of it was loaded."
    )
