"""What the modules of this folder pass on: pieces of files, refusals, and a room to work in."""

from __future__ import annotations

import codecs
import csv
import hashlib
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from shared.contract.errors import DataFault, UnreadableFile

START_BYTES = 4096
CHUNK_BYTES = 1 << 20
SMALL_EXPANSION = 64 << 20
LARGEST_RATIO = 100
LARGEST_EXPANSION = 16 << 30
UNPACKING = ".unpacking"
DAMAGE = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error, lzma.LZMAError,
    zipfile.BadZipFile, zipfile.LargeZipFile,
)  # fmt: skip
Fits = Callable[[tuple[str, ...]], bool]


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a part of one that is a file or table of its own.

    Attributes:
        path: where its bytes are; in the room unless it was handed over as it is.
        name: as reports and the ledger print it.
        sha256: of its own content, so that it is the same piece loose and in an archive.
        notes: what a reader should know of how it was read, a sentence each.
        sheet: name of the sheet, where it is one of a workbook.
    """

    path: Path
    name: str
    sha256: str
    notes: tuple[str, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a file that cannot be taken, with the reason."""

    name: str
    sha256: str
    fault: DataFault


class Room:
    """A folder for what must be unpacked or rewritten: made when needed, emptied at the end."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place / UNPACKING if place else None
        self._made = 0
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        if self._place:  # a loader that was killed could not tidy up
            shutil.rmtree(self._place, ignore_errors=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def new(self) -> Path:
        """A path that no file has yet."""
        if self._folder is None:
            self._folder = self._make()
        self._made += 1
        return self._folder / str(self._made)

    def _make(self) -> Path:
        if self._place is None:
            return Path(tempfile.mkdtemp(prefix="beatwise-"))
        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._place

    def discard(self, path: Path) -> None:
        """Remove a file of this room; one that was handed over stays."""
        if self._folder and path.parent == self._folder:
            with suppress(OSError):
                path.unlink()

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A new file of this room to write; it is removed where writing fails.

        Raises:
            UnreadableFile: the disk refuses it.
        """
        path = None
        try:
            path = self.new()
            with path.open("xb") as stream:
                yield stream
        except OSError as fault:
            raise UnreadableFile(
                f"{name} could not be unpacked ({fault.strerror or fault}). "
                "Make space on the warehouse's disk, or hand over a sound file."
            ) from fault
        except BaseException:
            if path:
                self.discard(path)
            raise

    @contextmanager
    def writing(self, name: str) -> Iterator[None]:
        """Turns what keeps a table from being written into a fault of its file.

        Raises:
            UnreadableFile: the disk refuses it, or it is no text.
        """
        try:
            yield
        except OSError as fault:
            raise UnreadableFile(
                f"{name} could not be rewritten ({fault.strerror or fault}). "
                "Make space on the warehouse's disk and load it again."
            ) from fault
        except UnicodeEncodeError as fault:
            raise UnreadableFile(
                f"{name} holds half of a character, which is no text. Export it again."
            ) from fault

    def table(self, name: str, rows: Iterable[Sequence[str]]) -> Path:
        """Write rows, the header first, as a plain table; a row without a value is a blank line."""
        path = self.new()
        with self.writing(name), path.open("x", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            for row in rows:
                writer.writerow(row if any(row) else ())
        return path


@dataclass(frozen=True, slots=True)
class Start:
    """The first bytes of a file, which tell its form."""

    path: Path
    content: bytes

    @classmethod
    def of(cls, path: Path) -> Start:
        """Read them."""
        with path.open("rb") as stream:
            return cls(path, stream.read(START_BYTES))

    @property
    def unmarked(self) -> bytes:
        """Without UTF-8's mark and blanks before the text."""
        return self.content.removeprefix(codecs.BOM_UTF8).lstrip()


def derived(sha256: str, part: str) -> str:
    """A hash for a part whose own bytes cannot be had, or do not alone make what is loaded."""
    return hashlib.sha256(f"{sha256}\0{part}".encode("utf-8", "replace")).hexdigest()


def expand(source: Readable, room: Room, name: str, *, limit: int) -> tuple[Path, str]:
    """Unpack a stream into the room; its path and hash.

    Raises:
        UnreadableFile: it grows beyond the limit, or the disk refuses it.
    """
    digest, written = hashlib.sha256(), 0
    with room.file(name) as target:
        while chunk := _read(source, name):
            written += len(chunk)
            if written > limit:
                raise too_large(name, limit)
            digest.update(chunk)
            target.write(chunk)
        return Path(target.name), digest.hexdigest()


def _read(source: Readable, name: str) -> bytes:
    try:
        return source.read(CHUNK_BYTES)
    except DAMAGE as fault:
        raise damaged(name, fault) from fault


def damaged(name: str, fault: Exception) -> UnreadableFile:
    """The fault of something packed that does not unpack."""
    return UnreadableFile(
        f"{name} is damaged: it cannot be unpacked ({fault or type(fault).__name__}). "
        "Download or pack it again; nothing of it was loaded."
    )


def limit_of(packed: int) -> int:
    """How many bytes may come out of so many: tables shrink to a tenth, bombs to a thousandth."""
    return min(max(SMALL_EXPANSION, packed * LARGEST_RATIO), LARGEST_EXPANSION)


def too_large(name: str, limit: int) -> UnreadableFile:
    """The fault of an archive that unpacks to more than a hand-over file can be."""
    return UnreadableFile(
        f"{name} unpacks to more than {limit >> 20:,} MiB, far more than its size allows for "
        "tables. Unpack it yourself and hand over the tables; nothing of it was loaded."
    )
