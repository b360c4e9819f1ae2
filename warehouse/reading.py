"""Bytes to rows: opens a plain table, proves that it is whole, and hands out batches of text.

A plain table is UTF-8, separated by commas, with one header; warehouse/formats brings other forms
to that one. A file without quotes whose lines all hold as many separators as its header may be read
by Polars at full speed. Any other file is walked row by row, and rows that do not fit the header
are reported, never padded or cut.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import polars as pl

from shared.contract.errors import UnreadableFile
from warehouse.source import ROW_NO

STRETCH_BYTES = 1 << 18
NO_MARKS = bytes(code for code in range(256) if code not in b",\n")
BATCH_ROWS = 30 * 2048  # half of what DuckDB compresses together
FIELD_LIMIT = 1 << 20
LINE_LIMIT = 8 << 20
PEEK_BYTES = 4096
PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")
XML = re.compile(rb"<[?!\w]")


class NotUtf8(UnreadableFile):
    """The bytes are text of another encoding, or no text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table lies within its file.

    Attributes:
        separator: between fields; a table that is opened has commas.
        above: rows before the header, blank ones included.
        below: rows that follow the header and belong to it.
    """

    separator: str = ","
    above: int = 0
    below: int = 0


PLAIN = Layout()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row whose number of fields differs from the header's."""

    row_no: int
    cells: list[str]


@dataclass(slots=True)
class Table:
    """A delimited file that can be read.

    Attributes:
        columns: names of the file's columns in order, those without a name at its end left out.
        width: fields of each row, columns without a name included.
        constants: further columns, with the one value that each has in every row.
        misfits: rows set aside so far; complete once `batches` has been read to its end.
    """

    path: Path
    name: str
    columns: tuple[str, ...]
    width: int
    even: bool
    ends_with_newline: bool
    layout: Layout = PLAIN
    constants: Mapping[str, str] = field(default_factory=dict)
    misfits: list[Misfit] = field(default_factory=list)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of all columns, constants included."""
        return (*self.columns, *self.constants)

    def batches(self) -> Iterator[pl.DataFrame]:
        """Rows in file order, all columns as text, blank as null, with `row_no`."""
        batches = self._fast_batches() if self.even else self._careful_batches()
        if not self.constants:
            return batches
        return (
            batch.with_columns(
                pl.lit(v or None, dtype=pl.String).alias(c) for c, v in self.constants.items()
            )
            for batch in batches
        )

    def _fast_batches(self) -> Iterator[pl.DataFrame]:
        with readable(self.path), self.path.open("rb") as stream:
            lazy = pl.scan_csv(
                stream,
                has_header=False,  # the names come from `columns`, which a map may have changed
                skip_lines=1,
                schema=dict.fromkeys(self.columns, pl.String),
                quote_char=None,
                row_index_name=ROW_NO,
                row_index_offset=1,
            )
            yield from lazy.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)

    def _careful_batches(self) -> Iterator[pl.DataFrame]:
        with readable(self.path), self.path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            rows = self._fitting(islice(reader, self.layout.above + 1, None))
            while batch := list(islice(rows, BATCH_ROWS)):
                yield self._frame(batch)

    def _fitting(self, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        row_no, misfit = 0, None
        try:
            for row_no, row in enumerate(reader, start=1):
                if not row or row_no <= self.layout.below:
                    continue
                misfit = None if self._fits(row) else Misfit(row_no, row)
                if misfit is None:
                    yield row_no, row[: len(self.columns)]
                else:
                    self.misfits.append(misfit)
        except csv.Error as fault:
            raise garbled(self.name, row_no + 1, fault) from fault
        if misfit is not None and len(misfit.cells) < self.width and not self.ends_with_newline:
            raise _cut(self.name, misfit.row_no)

    def _fits(self, row: list[str]) -> bool:
        return len(row) == self.width and not any(map(str.strip, row[len(self.columns) :]))

    def _frame(self, batch: list[tuple[int, list[str]]]) -> pl.DataFrame:
        numbers, rows = zip(*batch, strict=True)
        schema = dict.fromkeys(self.columns, pl.String)
        frame = pl.DataFrame(rows, schema=schema, orient="row")
        blanks_to_null = pl.all().replace("", None)
        numbered = pl.Series(ROW_NO, numbers, dtype=pl.UInt32)
        return frame.with_columns(blanks_to_null).insert_column(0, numbered)


def open_table(
    path: Path, *, name: str = "", layout: Layout = PLAIN, survey: Survey | None = None
) -> Table:
    """Open a plain table and prove that it is whole.

    Args:
        name: how messages call it; by default as the path does.
        survey: what a pass over its bytes found, where that was made already.

    Raises:
        UnreadableFile: missing, empty, a web page, binary, not UTF-8, or without rows.
    """
    name = name or path.name
    with readable(path):
        survey = survey or Survey.of(path, name)
        fields = _header(path, name, layout)
    if survey.lines < layout.above + layout.below + 2:
        raise no_rows(name)
    columns = header_names(fields)
    _refuse_repeated(columns, name)
    plain = not (layout.above or layout.below) and len(columns) == len(fields)
    even = plain and survey.plain and survey.commas == {len(fields) - 1}
    return Table(path, name, columns, len(fields), even, survey.ends_with_newline, layout)


def no_rows(name: str) -> UnreadableFile:
    """The fault of a file that ends below its header."""
    return UnreadableFile(f"{name} has a header but no rows. Export it again, with its rows.")


def header_names(fields: Iterable[str]) -> tuple[str, ...]:
    """Column names of a header's fields, without those at the end that are blank."""
    names = [field.strip() for field in fields]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def head_rows(path: Path, separator: str, rows: int) -> list[list[str]]:
    """The first rows, blank ones included, as far as their quotes pair."""
    csv.field_size_limit(FIELD_LIMIT)
    found: list[list[str]] = []
    with path.open(encoding="utf-8-sig", newline="") as text:
        try:
            found.extend(islice(csv.reader(text, delimiter=separator, strict=True), rows))
        except csv.Error:
            return found
    return found


def ends_with_newline(path: Path) -> bool:
    """Whether the last line is closed."""
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) in b"\r\n"


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


@dataclass(frozen=True, slots=True)
class Survey:
    """What a pass over the bytes found: UTF-8 text, and the counts that prove even rows.

    Attributes:
        lines: of the text, header included.
        commas: every number of commas that a line holds.
        plain: without quotes and lone returns, which Polars would read otherwise than csv does.
    """

    lines: int
    commas: frozenset[int]
    plain: bool
    ends_with_newline: bool

    @classmethod
    def of(cls, path: Path, name: str) -> Survey:
        """Read the whole file once.

        Raises:
            NotUtf8: it is not UTF-8 text.
            UnreadableFile: empty, a web page, binary, or with a line too long for a table.
        """
        lines, commas, plain, closed = 0, set[int](), True, None
        with path.open("rb") as stream:
            for stretch in _stretches(stream, name):
                stretch.refuse_other_text(name)
                lone = stretch.lone_returns()
                counts = stretch.commas()
                lines += len(counts) + lone
                commas.update(np.unique(counts).tolist())
                plain = plain and not lone and b'"' not in stretch.text
                closed = stretch.text.endswith(b"\n")
        if closed is None:
            raise UnreadableFile(f"{name} is empty. Export or download it again.")
        return cls(lines, frozenset(commas), plain, closed)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Whole lines of a file, and where they start; the file's last may lack its end."""

    start: int
    text: bytes

    def refuse_other_text(self, name: str) -> None:
        if not self.text.isascii():
            try:
                self.text.decode("utf-8")
            except UnicodeDecodeError as fault:
                raise NotUtf8(
                    f"{name} is not UTF-8 text (byte 0x{self.text[fault.start]:02X} near byte "
                    f"{self.start + fault.start + 1}). Save it as 'CSV UTF-8' and load it again."
                ) from fault
        if b"\0" in self.text:
            raise UnreadableFile(
                f"{name} holds NUL characters, so it is not a text table. Export it as CSV again."
            )

    def commas(self) -> npt.NDArray[np.intp]:
        """Of each line."""
        marks = self.text.translate(None, delete=NO_MARKS)
        codes = np.frombuffer(marks if marks.endswith(b"\n") else marks + b"\n", np.uint8)
        return np.diff(np.flatnonzero(codes == ord("\n")), prepend=-1) - 1

    def lone_returns(self) -> int:
        """Those that are no part of a line's end."""
        if b"\r" not in self.text:
            return 0
        codes = np.frombuffer(self.text, np.uint8)
        ends = np.flatnonzero(codes[1:] == ord("\n"))
        paired = np.count_nonzero(codes[ends] == ord("\r")) + self.text.endswith(b"\r")
        return int(np.count_nonzero(codes == ord("\r")) - paired)


def _stretches(stream: BinaryIO, name: str) -> Iterator[_Stretch]:
    start, begun = 0, b""
    while chunk := stream.read(STRETCH_BYTES):
        if not start and not begun:
            _refuse_foreign(name, chunk)
        whole, newline, begun = (begun + chunk).rpartition(b"\n")
        if newline:
            yield _Stretch(start, whole + newline)
            start += len(whole) + 1
        if len(begun) > LINE_LIMIT:
            _Stretch(start, begun).refuse_other_text(name)
            raise UnreadableFile(
                f"{name} holds a line after byte {start} that is too long for a table, as where "
                "a quote is never closed. Mend it or export again; nothing of it was loaded."
            )
    if begun:
        yield _Stretch(start, begun)


def _refuse_foreign(name: str, start: bytes) -> None:
    text = start.removeprefix(codecs.BOM_UTF8).lstrip()[:64].lower()
    if text.startswith(PAGE) or (text[:1] == b"<" and b"<html" in start[:PEEK_BYTES].lower()):
        raise UnreadableFile(
            f"{name} is a web page, not a table. Download the file itself, not its page."
        )
    if XML.match(text):
        raise UnreadableFile(
            f"{name} is XML, but no REFI-QDA codebook. Export its table as CSV, or the codebook."
        )
    if start.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(
            f"{name} is not plain text (a workbook, archive or PDF). Save it as CSV UTF-8."
        )


def _header(path: Path, name: str, layout: Layout) -> list[str]:
    csv.field_size_limit(FIELD_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = csv.reader(text, strict=True)
            fields = next(islice(rows, layout.above, None), [])
    except csv.Error as fault:
        raise garbled(name, 0, fault) from fault
    if not any(header_names(fields)):
        raise UnreadableFile(f"{name} has no header in its first line. Add one, or export again.")
    if len(fields) == 1 and any(mark in fields[0] for mark in ";\t|"):
        raise UnreadableFile(
            f"{name} does not separate its columns by commas. Save it as 'CSV UTF-8' again."
        )
    return fields


def _refuse_repeated(columns: tuple[str, ...], name: str) -> None:
    repeated = sorted({column for column in columns if columns.count(column) > 1})
    if repeated:
        raise UnreadableFile(
            f"{name} names column '{repeated[0]}' more than once. Keep one of them."
        )


def garbled(name: str, row_no: int, fault: csv.Error) -> UnreadableFile:
    """The fault of a table whose quotes do not make sense."""
    if "unexpected end of data" in str(fault):
        return _cut(name, row_no)
    if "field limit" in str(fault):
        return _too_long(name, row_no)
    return UnreadableFile(
        f"{name} has quotes that do not pair in row {row_no} ({fault}). "
        "Mend that row or export it again; nothing of it was loaded."
    )


def _too_long(name: str, row_no: int) -> UnreadableFile:
    return UnreadableFile(
        f"{name} holds a field in row {row_no} that is too long for a table, as where a quote "
        "is never closed. Mend that row or export it again; nothing of it was loaded."
    )


def _cut(name: str, row_no: int) -> UnreadableFile:
    return UnreadableFile(
        f"{name} ends in the middle of row {row_no}: it was cut off. "
        "Download or export it again; nothing of it was loaded."
    )
