"""Tables separated by semicolons or tabs, rewritten with commas; decimal commas become points.

A semicolon file comes from where the comma is the decimal sign. Even so a column's commas are
turned only where nearly everything in it is a number and nothing contradicts: a cell with a decimal
point, or with several commas, shows that they part thousands.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from warehouse.formats.piece import Room
from warehouse.reading import Layout, ends_with_newline, garbled

SEMICOLON = ";"
DECIMAL_COMMA = re.compile(r"[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+")
OTHER_NUMBER = re.compile(r"[+-]?\d+")
CONTRADICTION = re.compile(r"[+-]?(?:\d+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+)")
DECIMAL_NOTE = "Its decimal commas were read as decimal points."


def with_commas(path: Path, name: str, layout: Layout, room: Room) -> tuple[Path, tuple[str, ...]]:
    """The same rows separated by commas, and a note where numbers were rewritten.

    Rows keep their number of fields and blank lines stay, so that the reader finds the same rows
    and the same misfits; a file without a last line end gets none, so that a cut stays visible.

    Raises:
        UnreadableFile: quotes do not pair.
    """
    decimals = _decimal_columns(path, name, layout) if layout.separator == SEMICOLON else set()
    rows = _turned(_rows(path, name, layout.separator), decimals, layout.above)
    target = room.new()
    with room.writing(name), target.open("x", encoding="utf-8", newline="") as stream:
        _write(stream, rows, whole=ends_with_newline(path))
    return target, (DECIMAL_NOTE,) if decimals else ()


def _write(stream: IO[str], rows: Iterator[list[str]], *, whole: bool) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    before: list[str] | None = None
    for row in rows:
        if before is not None:
            writer.writerow(before)
        before = row
    if before is not None:
        csv.writer(stream, lineterminator="\n" if whole else "").writerow(before)


def _rows(path: Path, name: str, separator: str) -> Iterator[list[str]]:
    number = -1
    with path.open(encoding="utf-8-sig", newline="") as text:
        try:
            reader = csv.reader(text, delimiter=separator, strict=True)
            for number, row in enumerate(reader):  # noqa: B007 - a fault tells it
                yield row
        except csv.Error as fault:
            raise garbled(name, number + 1, fault) from fault


def _turned(rows: Iterator[list[str]], decimals: set[int], above: int) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number > above:
            for column in decimals:
                if column < len(row) and DECIMAL_COMMA.fullmatch(row[column].strip()):
                    row[column] = row[column].strip().replace(".", "").replace(",", ".")
        yield row


def _decimal_columns(path: Path, name: str, layout: Layout) -> set[int]:
    """Columns whose commas are decimal signs."""
    filled: Counter[int] = Counter()
    commas: Counter[int] = Counter()
    whole: Counter[int] = Counter()
    contradicted: set[int] = set()
    for number, row in enumerate(_rows(path, name, layout.separator)):
        if number <= layout.above:
            continue
        for column, cell in enumerate(row):
            value = cell.strip()
            if not value:
                continue
            filled[column] += 1
            if DECIMAL_COMMA.fullmatch(value):
                commas[column] += 1
            elif OTHER_NUMBER.fullmatch(value):
                whole[column] += 1
            elif CONTRADICTION.fullmatch(value):
                contradicted.add(column)
    numbers = {c for c in commas if 2 * (commas[c] + whole[c]) > filled[c]}
    return numbers - contradicted
