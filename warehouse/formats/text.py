"""The last step of every form: a table of text is brought to UTF-8 and commas, and opened.

A plain table is opened where it lies, without a copy. Lines above the header are passed over only
where they are blank or where a whole header of a known kind stands within the first ten rows, so
that nothing is guessed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from warehouse.formats import encodings
from warehouse.formats.piece import CHUNK_BYTES, Fits, Piece, Room, Start
from warehouse.formats.separators import with_commas
from warehouse.reading import (
    Layout,
    NotUtf8,
    Survey,
    Table,
    head_rows,
    header_names,
    open_table,
    readable,
)

SEPARATORS = (",", ";", "\t")
HEADER_WITHIN = 10
IMPORT_ID = '{"ImportId"'
RESPONSE_ID, RESPONSE_ID_TEXT = "ResponseId", "Response ID"
BLANKS = b",;\t \r\n"


def opened(piece: Piece, room: Room, fits: Fits) -> tuple[Table, tuple[str, ...]]:
    """The table of a piece, proved whole, and what its report should say.

    Args:
        fits: whether a header is one of a known kind.

    Raises:
        UnreadableFile: it is no whole table of text.
    """
    with readable(piece.path):
        path, survey, notes = _utf_8(piece, room)
        layout = _layout(path, fits)
        if layout.separator != ",":
            path, more = with_commas(path, piece.name, layout, room)
            survey, notes = Survey.of(path, piece.name), notes + more
        return open_table(path, name=piece.name, layout=layout, survey=survey), notes


def _utf_8(piece: Piece, room: Room) -> tuple[Path, Survey, tuple[str, ...]]:
    path = piece.path
    if Start.of(path).content.startswith(encodings.UTF_16_MARKS):
        path = encodings.from_utf_16(path, piece.name, room)
    path = _without_blank_end(path, piece.name, room)
    try:
        return path, Survey.of(path, piece.name), piece.notes
    except NotUtf8 as refusal:
        path = encodings.from_windows(path, piece.name, room, refusal)
    return path, Survey.of(path, piece.name), (*piece.notes, encodings.WINDOWS_NOTE)


def _without_blank_end(path: Path, name: str, room: Room) -> Path:
    """The file without last lines that hold nothing but separators, as spreadsheets write them."""
    end = _content_end(path)
    if end is None:
        return path
    with path.open("rb") as source, room.file(name) as target:
        shutil.copyfileobj(source, target, CHUNK_BYTES)
        target.truncate(end)
        return Path(target.name)


def _content_end(path: Path) -> int | None:
    """Where the last line that holds something ends; none where only line ends follow it."""
    end = path.stat().st_size
    with path.open("rb") as stream:
        while end > 0:
            start = max(0, end - CHUNK_BYTES // 16)
            stream.seek(start)
            block = stream.read(end - start)
            if kept := block.rstrip(BLANKS):
                stream.seek(start + len(kept))
                line = stream.readline()
                rest_begins = start + len(kept) + len(line)
                blank = any(part.strip(b"\r\n") for part in stream)
                return rest_begins if blank else None
            end = start
    return None


def _layout(path: Path, fits: Fits) -> Layout:
    """Separator and header: those that give a known kind, else those that give most columns."""
    heads: dict[str, list[list[str]]] = {}
    for separator in SEPARATORS:
        rows = heads[separator] = head_rows(path, separator, HEADER_WITHIN + 2)
        for above, row in enumerate(rows[:HEADER_WITHIN]):
            if fits(header_names(row)):
                return Layout(separator, above, _rows_below(row, rows[above + 1 :]))
    best = max(SEPARATORS, key=lambda separator: len(_first_filled(heads[separator])[1]))
    above, header = _first_filled(heads[best])
    return Layout(best, above, _rows_below(header, heads[best][above + 1 :]))


def _first_filled(rows: list[list[str]]) -> tuple[int, list[str]]:
    filled = ((number, row) for number, row in enumerate(rows) if any(header_names(row)))
    return next(filled, (0, []))


def _rows_below(header: list[str], rows: list[list[str]]) -> int:
    """Qualtrics gives a header three rows: names, the questions' texts, and its own identifiers.

    Either of the last two may have been left out; the texts alone are told by what Qualtrics calls
    its identifier of a response.
    """
    first, second = (*rows, [], [])[:2]
    if _are_import_ids(second):
        return 2
    texts = dict(zip(header_names(header), first, strict=False))
    return int(_are_import_ids(first) or texts.get(RESPONSE_ID) == RESPONSE_ID_TEXT)


def _are_import_ids(row: list[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and all(cell.startswith(IMPORT_ID) for cell in filled)
