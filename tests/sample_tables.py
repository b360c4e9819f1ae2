"""Reads a hand-over file of the sample as a person would: the rows below its header.

It uses nothing of the warehouse, so that what the sample holds is told apart from how it is loaded.
"""

from __future__ import annotations

import csv
from pathlib import Path

from python_calamine import CalamineWorkbook

Rows = list[dict[str, str]]
QUALTRICS_HEADERS = 3
IMPORT_ID = '{"ImportId"'


def table_rows(path: Path) -> Rows:
    """The rows of a CSV file, of an export of Qualtrics or of a workbook's only sheet."""
    lines = _workbook(path) if path.suffix == ".xlsx" else _text(path)
    header, *rows = lines
    return [dict(zip(header, row, strict=True)) for row in rows]


def _workbook(path: Path) -> list[list[str]]:
    [sheet] = CalamineWorkbook.from_path(str(path)).sheet_names
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    return [[str(cell) for cell in line] for line in lines]


def _text(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    of_qualtrics = len(lines) > 2 and lines[2][0].startswith(IMPORT_ID)
    return lines[:1] + lines[QUALTRICS_HEADERS if of_qualtrics else 1 :]
