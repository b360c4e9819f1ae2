"""Workbooks: cells as a person sees them, one table per sheet, none that memory cannot hold."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from unit.warehouse.formats.workbooks import DAY, MOMENT, raw_workbook, workbook

from shared.contract.errors import UnreadableFile
from warehouse.formats.catalogue import tables_of
from warehouse.formats.piece import Room
from warehouse.formats.workbook import text

FIRST = "<c r='A1'><v>1</v></c>"


def test_cells_are_what_a_person_sees(read: Any) -> None:
    row = [3.0, 2.5, (42408, DAY), (42408.5, MOMENT), True, "é, \n&amp;", 1e-7]
    rows, _ = read(workbook({"S": [list("abcdefg"), row]}))
    assert list(rows[0].values()) == [
        1, "3", "2.5", "2016-02-08", "2016-02-08 12:00:00", "TRUE", "é, \n&", "1e-07",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (3.0, "3"),
        (-0.5, "-0.5"),
        (1e15, "1000000000000000.0"),
        (7, "7"),
        ("03", "03"),
        (datetime(2016, 2, 8), "2016-02-08"),  # noqa: DTZ001 - Excel knows no zones
        (date(2016, 2, 8), "2016-02-08"),
        (time(9, 30), "09:30:00"),
        (False, "FALSE"),
    ],
)
def test_text_of_a_cell(cell: Any, expected: str) -> None:
    assert text(cell) == expected


def test_row_numbers_are_those_below_the_header(read: Any) -> None:
    rows, _ = read(workbook({"S": [[], ["a", "b"], [1.0, 2.0], [], [3.0, None]]}))
    assert [row["row_no"] for row in rows] == [1, 3]


def test_each_filled_sheet_is_a_table(piece: Any, room: Room) -> None:
    content = workbook({"One": [["a"], [1.0]], "Empty": [], "Two": [["b"], [2.0]]})
    tables = tables_of(piece(content), room)
    assert [table.sheet for table in tables] == ["One", "Two"]
    assert len({table.sha256 for table in tables}) == 2


def test_error_cells_are_counted(read: Any) -> None:
    body = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>2</v></c></row>'
    )
    rows, notes = read(raw_workbook({"S": body}))
    assert rows == [{"row_no": 1, "1": None, "2": "2"}]
    assert notes == ("1 cell holds an Excel error such as #N/A, read as blank.",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (workbook({"S": []}), "no sheet holds anything"),
        (raw_workbook({"S": f"<row>{FIRST}<c r='XFD1048576'><v>1</v></c></row>"}), "far from"),
        (raw_workbook({"S": f"<row>{FIRST}<c r='Z1048576'><v>1</v></c></row>"}), "far from"),
        (raw_workbook({"S": "<row r='1048576'><c r='ZZ1048576'><v>1</v></c></row>"}), "far from"),
        (raw_workbook({"S": "<row r='1'><c r='A1' t='s'><v>9</v></c></row>"}), "is damaged"),
        (raw_workbook({"S": "<row r='1'><c r='A1'>"}), "is damaged"),
    ],
)
def test_workbook_that_cannot_be_read_is_refused(read: Any, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(content)
