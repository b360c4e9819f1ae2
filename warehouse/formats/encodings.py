"""Encodings of text: UTF-16 told by its mark, and Windows-1252 where a file cannot be UTF-8.

Windows-1252 can read almost any byte, so it is taken only where the result holds no control
characters and the file holds no character of UTF-8, and the report says that it was.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from shared.contract.errors import UnreadableFile
from warehouse.formats.piece import CHUNK_BYTES, Room
from warehouse.reading import LINE_LIMIT, NotUtf8

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
WINDOWS_NOTE = "It is not UTF-8 and was read as Windows-1252; check its accented letters."


def from_utf_16(path: Path, name: str, room: Room) -> Path:
    """The same text in UTF-8.

    Raises:
        UnreadableFile: it is not UTF-16 throughout, as where it was cut within a character.
    """
    decoder = codecs.getincrementaldecoder("utf-16")()
    with room.file(name) as target:
        try:
            with path.open("rb") as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    target.write(decoder.decode(chunk).encode())
                decoder.decode(b"", final=True)
        except UnicodeError as fault:
            raise UnreadableFile(
                f"{name} begins as UTF-16 but does not go on so, as where it was cut off. "
                "Export it again as 'CSV UTF-8'; nothing of it was loaded."
            ) from fault
        return Path(target.name)


def from_windows(path: Path, name: str, room: Room, refusal: NotUtf8) -> Path:
    """The same text in UTF-8, read as Windows-1252.

    Args:
        refusal: why it is not UTF-8; said again where it cannot be Windows-1252 either.

    Raises:
        UnreadableFile: it mixes encodings, or holds bytes that no Windows-1252 text holds.
    """
    with room.file(name) as target:
        for line in _lines(path):
            if UTF_8_CHARACTER.search(line):
                raise UnreadableFile(
                    f"{name} mixes UTF-8 with another encoding, so no reading of it is right. "
                    "Save it as 'CSV UTF-8' from where it was made; nothing of it was loaded."
                )
            try:
                text = line.decode("cp1252")
            except UnicodeDecodeError:
                raise UnreadableFile(str(refusal)) from refusal
            if CONTROL.search(text):
                raise UnreadableFile(str(refusal)) from refusal
            target.write(text.encode())
        return Path(target.name)


def _lines(path: Path) -> Iterator[bytes]:
    """Whole lines, or parts of very long ones."""
    with path.open("rb") as stream:
        while line := stream.readline(LINE_LIMIT):
            yield line
