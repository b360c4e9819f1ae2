"""The form of one sample file: where it goes, when it is handed over, and its exact bytes.

Owns how a sample file is written down. What it says is left to the modules by theme.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import xlsxwriter

Row = tuple[str, ...]

SYNTHETIC = "true"
PUBLISHED = "false"
BEFORE_THE_PILOT = "2016-01-11"
"""The day on which everything that is known beforehand is handed over."""

_MADE = datetime(2016, 1, 1)  # noqa: DTZ001 - a workbook's times know no zone
_PACKED = (2016, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


class HandOver(Protocol):
    """One hand-over file, complete in memory."""

    @property
    def path(self) -> str:
        """Place below the sample folder, with forward slashes."""

    @property
    def handed_over(self) -> str:
        """Day on which it reaches the evaluators, YYYY-MM-DD."""

    def content(self) -> bytes:
        """The file's bytes, the same on every run and every machine."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    r"""One table as CSV.

    Attributes:
        columns: header line.
        rows: one tuple of texts per line, as long as `columns`; an empty text is a blank cell.
        line_end: "\n", or "\r\n" where the publisher writes it.
    """

    path: str
    columns: Row
    rows: tuple[Row, ...]
    handed_over: str = BEFORE_THE_PILOT
    line_end: str = "\n"

    def content(self) -> bytes:
        """The table as UTF-8 bytes without a byte order mark."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator=self.line_end)
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class SampleWorkbook:
    """One table as the first sheet of an XLSX workbook; every cell is text."""

    path: str
    sheet: str
    columns: Row
    rows: tuple[Row, ...]
    handed_over: str = BEFORE_THE_PILOT

    def content(self) -> bytes:
        """The workbook's bytes; its time of making is fixed."""
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(self.sheet)
        for number, row in enumerate((self.columns, *self.rows)):
            for place, text in enumerate(row):
                if text:
                    sheet.write_string(number, place, text)
        book.close()
        with zipfile.ZipFile(stream) as parts:
            return _packed((part, parts.read(part)) for part in parts.namelist())


@dataclass(frozen=True, slots=True)
class SampleText:
    """One document of text: TOML, Markdown or XML."""

    path: str
    text: str
    handed_over: str = BEFORE_THE_PILOT

    def content(self) -> bytes:
        """The text as UTF-8 bytes."""
        return self.text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class SampleArchive:
    """Several files in one zip archive, under their own paths."""

    path: str
    members: tuple[HandOver, ...]
    handed_over: str = BEFORE_THE_PILOT

    def content(self) -> bytes:
        """The archive's bytes."""
        return _packed((member.path, member.content()) for member in self.members)


def _packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive whose members are stored, since compressors differ between machines."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in members:
            member = zipfile.ZipInfo(path, _PACKED)
            member.create_system, member.external_attr = _UNIX, _READABLE
            archive.writestr(member, content)
    return stream.getvalue()


def write(file: HandOver, folder: Path) -> Path:
    """Write a file below `folder`, replacing an earlier one; returns its path.

    It appears whole: it is written under a hidden name first, which loaders pass over.
    """
    target = folder.joinpath(*file.path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(file.content())
    part.replace(target)
    return target
