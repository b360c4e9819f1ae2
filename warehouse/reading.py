"""Bytes to rows: opens a delimited file, proves that it is whole, and hands out batches of text.

A file without quotes whose lines all hold as many separators as its header may be read by Polars at
full speed. Any other file is walked row by row, and rows that do not fit the header are reported,
never padded or cut.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import polars as pl

from shared.contract.errors import UnreadableFile
from warehouse.source import ROW_NO

CHUNK_BYTES = 8 << 20
BATCH_ROWS = 250_000
FIELD_LIMIT = 1 << 20
LINE_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row whose number of fields differs from the header's."""

    row_no: int
    fields: int


@dataclass(slots=True)
class Table:
    """A delimited file that can be read.

    Attributes:
        header: column names in order.
        misfits: rows set aside so far; complete once `batches` has been read to its end.
    """

    path: Path
    header: tuple[str, ...]
    even: bool
    ends_with_newline: bool
    misfits: list[Misfit] = field(default_factory=list)

    def batches(self) -> Iterator[pl.DataFrame]:
        """Rows in file order, all columns as text, blank as null, with `row_no`."""
        return self._fast_batches() if self.even else self._careful_batches()

    def _fast_batches(self) -> Iterator[pl.DataFrame]:
        with readable(self.path), self.path.open("rb") as stream:
            lazy = pl.scan_csv(
                stream,
                schema=dict.fromkeys(self.header, pl.String),
                quote_char=None,
                row_index_name=ROW_NO,
                row_index_offset=1,
            )
            yield from lazy.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)

    def _careful_batches(self) -> Iterator[pl.DataFrame]:
        with readable(self.path), self.path.open(encoding="utf-8-sig", newline="") as text:
            rows = self._fitting(csv.reader(text, strict=True))
            next(rows)
            while batch := list(islice(rows, BATCH_ROWS)):
                yield self._frame(batch)

    def _fitting(self, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        width, row_no, misfit = len(self.header), -1, None
        try:
            for row in reader:
                if not row:
                    continue
                row_no += 1
                misfit = None if len(row) == width else Misfit(row_no, len(row))
                if misfit is None:
                    yield row_no, row
                else:
                    self.misfits.append(misfit)
        except csv.Error as fault:
            raise _garbled(self.path, row_no + 1, fault) from fault
        if misfit is not None and misfit.fields < width and not self.ends_with_newline:
            raise _cut(self.path, row_no)

    def _frame(self, batch: list[tuple[int, list[str]]]) -> pl.DataFrame:
        numbers, rows = zip(*batch, strict=True)
        schema = dict.fromkeys(self.header, pl.String)
        frame = pl.DataFrame(rows, schema=schema, orient="row")
        blanks_to_null = pl.all().replace("", None)
        numbered = pl.Series(ROW_NO, numbers, dtype=pl.UInt32)
        return frame.with_columns(blanks_to_null).insert_column(0, numbered)


def open_table(path: Path) -> Table:
    """Open a file and prove that it is a whole table of text.

    Raises:
        UnreadableFile: missing, empty, a web page, binary, not UTF-8, or without rows.
    """
    with readable(path):
        survey = _Survey.of(path)
        header = _header(path)
    if survey.lines < 2:
        raise no_rows(path)
    even = survey.commas == {len(header) - 1} and not (survey.quotes or survey.lone_returns)
    return Table(path, header, even, survey.ends_with_newline)


def no_rows(path: Path) -> UnreadableFile:
    """The fault of a file that ends below its header."""
    return UnreadableFile(f"{path.name} has a header but no rows. Export it again, with its rows.")


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes.

    Raises:
        UnreadableFile: the file is missing or may not be read.
    """
    with readable(path):
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would be to wait for ever
            raise UnreadableFile(f"{path} is no file that can be read. Hand over a regular file.")
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turns a refusal of the operating system into a fault of the file.

    Raises:
        UnreadableFile: the file is missing, has gone meanwhile, or may not be read.
    """
    try:
        yield
    except OSError as fault:
        raise UnreadableFile(
            f"{path} cannot be read ({fault.strerror}). Check the path and its permissions."
        ) from fault


@dataclass(slots=True)
class _Survey:
    """One pass over the bytes: encoding, and the counts that prove even rows.

    Attributes:
        lines: of the whole file, header included.
        commas: every number of commas that a line holds.
        quotes, lone_returns: what Polars would read otherwise than the csv module.
    """

    lines: int = 0
    commas: set[int] = field(default_factory=set)
    quotes: int = 0
    lone_returns: int = 0
    ends_with_newline: bool = False

    @classmethod
    def of(cls, path: Path) -> _Survey:
        survey = cls()
        decoder = codecs.getincrementaldecoder("utf-8")()
        begun, read = b"", 0
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                if read == 0:
                    _refuse_foreign(path, chunk)
                _decode(path, decoder, chunk, read)
                whole, newline, begun = (begun + chunk).rpartition(b"\n")
                if newline:
                    survey._count(whole)
                if len(begun) > LINE_LIMIT:
                    raise _too_long(path, survey.lines)
                read += len(chunk)
        if read == 0:
            raise UnreadableFile(f"{path.name} is empty. Export or download it again.")
        _decode(path, decoder, b"", read, final=True)
        survey.ends_with_newline = not begun
        if begun:
            survey._count(begun)
        return survey

    def _count(self, whole_lines: bytes) -> None:
        lines = whole_lines.split(b"\n")
        returns = whole_lines.count(b"\r")
        lone = returns and returns - sum(line.endswith(b"\r") for line in lines)
        self.lines += len(lines) + lone
        self.commas.update(line.count(b",") for line in lines)
        self.quotes += whole_lines.count(b'"')
        self.lone_returns += lone


def _decode(
    path: Path, decoder: codecs.IncrementalDecoder, chunk: bytes, read: int, *, final: bool = False
) -> None:
    try:
        text = decoder.decode(chunk, final)
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"{path.name} is not UTF-8 text (byte 0x{fault.object[fault.start]:02X} near byte "
            f"{read + fault.start + 1}). Save it as 'CSV UTF-8' and load it again."
        ) from fault
    if "\0" in text:
        raise UnreadableFile(
            f"{path.name} holds NUL characters, so it is not a text table. Export it as CSV again."
        )


def _refuse_foreign(path: Path, start: bytes) -> None:
    text = start.removeprefix(codecs.BOM_UTF8).lstrip()[:64].lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise UnreadableFile(
            f"{path.name} is a web page, not a table. Download the file itself, not its page."
        )
    if start.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(
            f"{path.name} is not plain text (a workbook, archive or PDF). Save it as CSV UTF-8."
        )


def _header(path: Path) -> tuple[str, ...]:
    csv.field_size_limit(FIELD_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            names = tuple(name.strip() for name in next(csv.reader(text, strict=True), []))
    except csv.Error as fault:
        raise _garbled(path, 0, fault) from fault
    if not any(names):
        raise UnreadableFile(
            f"{path.name} has no header in its first line. Add one, or export again."
        )
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        raise UnreadableFile(
            f"{path.name} does not separate its columns by commas. Save it as 'CSV UTF-8' again."
        )
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise UnreadableFile(
            f"{path.name} names column '{repeated[0]}' more than once. Keep one of them."
        )
    return names


def _garbled(path: Path, row_no: int, fault: csv.Error) -> UnreadableFile:
    if "unexpected end of data" in str(fault):
        return _cut(path, row_no)
    if "field limit" in str(fault):
        return _too_long(path, row_no)
    return UnreadableFile(
        f"{path.name} has quotes that do not pair in row {row_no} ({fault}). "
        "Mend that row or export it again; nothing of it was loaded."
    )


def _too_long(path: Path, row_no: int) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} holds a field in row {row_no} that is too long for a table, as where a quote "
        "is never closed. Mend that row or export it again; nothing of it was loaded."
    )


def _cut(path: Path, row_no: int) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} ends in the middle of row {row_no}: it was cut off. "
        "Download or export it again; nothing of it was loaded."
    )
