"""Zip archives, such as police.uk's downloads: each member is a file of its own.

A member's name is only ever printed: what is unpacked lies under a number in the loader's room.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from shared.contract.errors import DataFault, UnreadableFile
from warehouse.formats.piece import (
    DAMAGE,
    SMALL_EXPANSION,
    Piece,
    Refused,
    Room,
    Start,
    damaged,
    derived,
    expand,
    limit_of,
    too_large,
)

MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_MEMBERS = 20_000
ENCRYPTED = 0x1
OFFICE = "[Content_Types].xml"


def takes(start: Start) -> bool:
    """Whether the bytes are a zip archive's."""
    return start.content.startswith(MAGIC)


def files(piece: Piece, room: Room) -> Iterator[Piece | Refused]:
    """Each member, in order of name; hidden ones are passed over, as in folders."""
    try:
        with zipfile.ZipFile(piece.path) as archive:
            members = _members(archive, piece)
            left = limit_of(piece.path.stat().st_size)
            for member in members:
                found = _member(archive, member, piece, room, limit=left)
                left -= min(left, _size(found))
                yield found
    except DataFault as fault:
        yield Refused(piece.name, piece.sha256, fault)
    except DAMAGE as fault:
        yield Refused(piece.name, piece.sha256, damaged(piece.name, fault))


def _size(found: Piece | Refused) -> int:
    return found.path.stat().st_size if isinstance(found, Piece) else 0


def _members(archive: zipfile.ZipFile, piece: Piece) -> list[zipfile.ZipInfo]:
    members = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
    limit = limit_of(piece.path.stat().st_size)
    if sum(info.file_size for info in members) > limit:
        raise too_large(piece.name, limit)
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(
            f"{piece.name} holds {len(members):,} files, more than {MOST_MEMBERS:,}. "
            "Split it, or unpack it and hand over the folder."
        )
    if any(info.filename == OFFICE for info in members):
        raise UnreadableFile(
            f"{piece.name} is an Office document, but no workbook. Save its table as .xlsx or CSV."
        )
    if not members:
        raise UnreadableFile(f"{piece.name} holds no files. Pack or download it again.")
    return sorted(members, key=lambda info: info.filename)


def _hidden(info: zipfile.ZipInfo) -> bool:
    parts = _parts(info)
    return "__MACOSX" in parts or any(p.startswith(".") and p != ".." for p in parts)


def _parts(info: zipfile.ZipInfo) -> tuple[str, ...]:
    return PurePosixPath(info.filename.replace("\\", "/")).parts


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, piece: Piece, room: Room, *, limit: int
) -> Piece | Refused:
    name = f"{piece.name}/{info.filename}"
    try:
        _refuse(info, name)
        with archive.open(info) as stream:
            path, sha256 = expand(stream, room, name, limit=limit)
    except DataFault as fault:
        return Refused(name, derived(piece.sha256, info.filename), fault)
    except DAMAGE as fault:
        return Refused(name, derived(piece.sha256, info.filename), damaged(name, fault))
    return Piece(path, name, sha256, piece.notes)


def _refuse(info: zipfile.ZipInfo, name: str) -> None:
    if ".." in _parts(info) or info.filename.startswith(("/", "\\")) or info.filename[1:2] == ":":
        raise UnreadableFile(
            f"{name} is named so that it would be unpacked outside its folder. "
            "Pack it again under a plain name; it was not loaded."
        )
    if info.flag_bits & ENCRYPTED:
        raise UnreadableFile(
            f"{name} is encrypted. Unpack it with its password and hand over the table itself."
        )
    if info.file_size > SMALL_EXPANSION and info.file_size > limit_of(info.compress_size):
        raise too_large(name, limit_of(info.compress_size))
