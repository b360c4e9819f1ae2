"""From paths to tables of a known kind: finds files, opens them, and says what cannot be opened."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from shared.contract.errors import DataFault, UnreadableFile
from warehouse.formats.catalogue import files_in, tables_of
from warehouse.formats.piece import Piece, Refused, Room, derived
from warehouse.formats.recognition import Recognition
from warehouse.formats.text import opened
from warehouse.ledger import FileReport, Ledger
from warehouse.reading import Table, digest, readable
from warehouse.source import Source


@dataclass(frozen=True, slots=True)
class _DiskState:
    """Tells whether a file was changed while it was being read."""

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> _DiskState:
        with readable(path):
            stat = path.stat()
        return cls(stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Original:
    """A file on the disk, which holds one piece or several."""

    path: Path
    sha256: str
    state: _DiskState

    def refuse_changed(self) -> None:
        """Hold the file to the state that it had when it was opened.

        Raises:
            UnreadableFile: it was written to meanwhile, or is gone.
        """
        if _DiskState.of(self.path) != self.state:
            raise UnreadableFile(
                f"{self.path.name} changed while it was being read. Load it when it is complete."
            )


@dataclass(frozen=True, slots=True)
class Opener:
    """What is needed to open files."""

    ledger: Ledger
    room: Room
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file, or a piece of one, that could be opened, with what it is."""

    name: str
    sha256: str
    original: Original
    table: Table
    source: Source
    notes: tuple[str, ...] = ()


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name: each file itself, and all files below each folder, sorted.

    Hidden files and folders are passed over; a path that does not exist, and a folder that may not
    be listed, stay in the list, so that they are reported like any other fault.
    """
    found: list[Path] = []
    for path in paths:
        found += _below(path) if os.path.isdir(path) else [path]  # noqa: PTH112 - never raises
    return list(dict.fromkeys(found))


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []

    def keep(fault: OSError) -> None:
        found.append(Path(fault.filename))

    for root, folders, names in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if not name.startswith(".")]
    return sorted(found)


def open_file(opener: Opener, path: Path) -> list[Candidate | FileReport]:
    """The tables that a file holds, and a report of each part that is none, or is known."""
    sha256 = ""
    try:
        state = _DiskState.of(path)
        sha256 = digest(path)
        known = opener.ledger.known(sha256, path.name, opener.recognition.kind)
        if known:
            return [known]
        original = Original(path, sha256, state)
        pieces = files_in(Piece(path, path.name, sha256), opener.room)
        return [part for piece in pieces for part in _open_piece(opener, piece, original)]
    except DataFault as fault:
        return [opener.ledger.record_fault(path.name, sha256, None, fault)]


def _open_piece(
    opener: Opener, piece: Piece | Refused, original: Original
) -> list[Candidate | FileReport]:
    if isinstance(piece, Refused):
        return [opener.ledger.record_fault(piece.name, piece.sha256, None, piece.fault)]
    known = opener.ledger.known(piece.sha256, piece.name, opener.recognition.kind)
    if known:
        opener.room.discard(piece.path)
        return [known]
    try:
        tables = tables_of(piece, opener.room)
        if len(tables) == 1:
            table = replace(tables[0], sha256=piece.sha256)
            return [_candidate(opener, table, original)]
        return [*_sheets(opener, piece, tables, original)]
    except DataFault as fault:
        return [opener.ledger.record_fault(piece.name, piece.sha256, None, fault)]


def _sheets(
    opener: Opener, workbook: Piece, tables: list[Piece], original: Original
) -> list[Candidate]:
    """The sheets of a workbook that are of a kind; one alone stands for the workbook.

    Raises:
        DataFault: none is; what is wrong with the one that comes closest.
    """
    taken: list[tuple[Piece, Candidate]] = []
    faults: dict[str, DataFault] = {}
    for table in tables:
        try:
            taken.append((table, _candidate(opener, table, original)))
        except DataFault as fault:
            faults[str(table.sheet)] = fault
    if not taken:
        raise max(faults.values(), key=lambda fault: "closest to" in str(fault))
    others = f"Sheets not taken: {', '.join(faults)}." if faults else ""
    if len(taken) > 1:
        return [
            replace(c, name=f"{workbook.name}/{t.sheet}", notes=(*c.notes, *filter(None, [others])))
            for t, c in taken
        ]
    [(table, candidate)] = taken
    notes = (*candidate.notes, f"Read from sheet '{table.sheet}'.", others)
    alone = _identity(workbook.sha256, candidate, table)
    return [replace(candidate, sha256=alone, notes=notes)]


def _identity(sha256: str, candidate: Candidate, table: Piece) -> str:
    """The workbook's hash in place of the sheet's, unless a column map made it another."""
    return sha256 if candidate.sha256 == table.sha256 else derived(sha256, candidate.sha256)


def _candidate(opener: Opener, piece: Piece, original: Original) -> Candidate:
    table, notes = opened(piece, opener.room, opener.recognition.fits)
    found = opener.recognition.of(piece.name, table.columns)
    sha256 = piece.sha256
    if found.map:
        table.constants = found.map.constants
        sha256 = derived(sha256, found.map.sha256)  # another map makes other rows of it
        notes = (*notes, f"Its columns were read by map '{found.map.name}'.")
    elif found.columns != table.columns:
        notes = (*notes, "Its columns were read without regard to case.")
    table.columns = found.columns
    return Candidate(piece.name, sha256, original, table, found.source, notes)
