"""Excel workbooks (.xlsx): each sheet that holds anything is a table.

Cells become what a person sees: the code 3 and not 3.0, days as YYYY-MM-DD, TRUE and FALSE. The
library keeps a rectangle per sheet in memory, so sheets whose cells lie far apart are refused
before it opens them, and so is a workbook that unpacks to far more than its size.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import (
    DAMAGE,
    Piece,
    Room,
    Start,
    damaged,
    derived,
    limit_of,
    too_large,
)

Cell = int | float | str | bool | time | date | datetime | timedelta
MOST_CELLS = 20_000_000
CHUNK_BYTES = 4 << 20
OVERLAP_BYTES = 4096
EXACT_WHOLE = 1e15
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
FAR_CELL = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,}|[A-Z](?=\d{6}))(\d+)""")
ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["'](\d+)""")
CELL_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")


def takes(start: Start) -> bool:
    """Whether the bytes are a zip archive that holds a workbook."""
    if not start.content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(start.path) as archive:
            return any(name.startswith("xl/workbook.") for name in archive.namelist())
    except DAMAGE:
        return False


def tables(piece: Piece, room: Room) -> list[Piece]:
    """One table per sheet with anything in it, hidden sheets included.

    Raises:
        UnreadableFile: damaged, encrypted, too large, or without any filled sheet.
    """
    errors = _measure(piece)
    try:
        with piece.path.open("rb") as stream:  # by path, the library would ask for an extension
            book = CalamineWorkbook.from_filelike(stream)
        names = [m.name for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
        sheets = [(name, book.get_sheet_by_name(name)) for name in names]
        filled = [(name, sheet) for name, sheet in sheets if sheet.height]
        notes = piece.notes + _notes_on(errors)
        pieces = [_table(piece, room, name, sheet, notes) for name, sheet in filled]
    except (CalamineError, *DAMAGE) as fault:
        raise damaged(piece.name, fault) from fault
    if not pieces:
        raise UnreadableFile(f"{piece.name} is empty: no sheet holds anything. Export it again.")
    return pieces


def _table(
    piece: Piece, room: Room, name: str, sheet: CalamineSheet, notes: tuple[str, ...]
) -> Piece:
    rows = ([text(cell) for cell in row] for row in sheet.to_python())
    path = room.table(piece.name, rows)
    return Piece(path, piece.name, derived(piece.sha256, name), notes, sheet=name)


def text(cell: Cell) -> str:
    """A cell as a person sees it; what looks like a number stays exact."""
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer() and abs(cell) < EXACT_WHOLE:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _notes_on(errors: int) -> tuple[str, ...]:
    if not errors:
        return ()
    cells = "cell holds" if errors == 1 else "cells hold"
    return (f"{errors} {cells} an Excel error such as #N/A, read as blank.",)


def _measure(piece: Piece) -> int:
    """Refuse a workbook that memory could not hold; the number of its cells with an error."""
    errors = 0
    try:
        with zipfile.ZipFile(piece.path) as archive:
            limit = limit_of(piece.path.stat().st_size)
            if sum(info.file_size for info in archive.infolist()) > limit:
                raise too_large(piece.name, limit)
            for name in archive.namelist():
                if SHEET.fullmatch(name):
                    errors += _measure_sheet(archive, name, piece.name)
    except DAMAGE as fault:
        raise damaged(piece.name, fault) from fault
    return errors


def _measure_sheet(archive: zipfile.ZipFile, name: str, workbook: str) -> int:
    columns, rows, errors = 26, 1, 0
    for chunk in _chunks(archive, name):
        far = set(FAR_CELL.findall(chunk))
        columns = max([columns, *(_column(letters) for letters in {name for name, _ in far})])
        numbers = {*ROW.findall(chunk), *(number for _, number in far)}
        rows = max([rows, *(int(number[:9]) for number in numbers)])
        errors += len(CELL_ERROR.findall(chunk))
        if columns * rows > MOST_CELLS:
            raise UnreadableFile(
                f"{workbook} has a sheet of {rows:,} rows and {columns:,} columns, too large to "
                "read. Delete cells far from the table, or save the sheet as CSV UTF-8."
            )
    return errors


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Parts that end with a whole tag."""
    rest = b""
    with archive.open(name) as stream:
        while part := stream.read(CHUNK_BYTES):
            whole, mark, rest = (rest + part).rpartition(b">")
            if len(rest) > CHUNK_BYTES:
                whole, rest = rest, b""
            yield whole + mark
    yield rest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number
