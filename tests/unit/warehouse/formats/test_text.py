"""Encodings, separators, decimal commas, blank ends, titles and Qualtrics' three header rows."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contract.errors import UnreadableFile
from warehouse.formats.encodings import WINDOWS_NOTE
from warehouse.formats.piece import Room
from warehouse.formats.separators import DECIMAL_NOTE
from warehouse.formats.text import opened

ROWS = [{"row_no": 1, "a": "1", "b": "é"}, {"row_no": 2, "a": "2", "b": None}]
TABLE = "a,b\n1,é\n2,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_line_end_and_separator_gives_the_same_rows(
    read: Any, encoding: str, line_end: str, separator: str
) -> None:
    text = TABLE.replace("\n", line_end).replace(",", separator)
    rows, notes = read(text.encode(encoding))
    assert rows == ROWS
    assert notes == ((WINDOWS_NOTE,) if encoding == "cp1252" else ())


def test_plain_table_is_opened_where_it_lies(piece: Any, room: Room) -> None:
    handed = piece(TABLE.encode())
    table, _ = opened(handed, room, lambda _: True)
    assert table.path == handed.path
    assert table.even


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\né,x\n".encode("cp1252") + "é,x\n".encode(), "mixes UTF-8"),
        ("a,b\né,\x01\n".encode("cp1252"), "is not UTF-8"),
        (b"a,b\n\x81,\xe9\n", "is not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], "begins as UTF-16"),
        (b'a;b\n"x;1\n', "cut off"),
        (b'a;b\n"x"y;1\n1;2\n', "quotes that do not pair in row 1"),
        (b"a;b\n1;2\n3", "cut off"),
    ],
)
def test_what_is_no_whole_text_is_refused(read: Any, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(content)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["0,75", "3"], ["0.75", "3"]),
        (["-1,5", "+2,25"], ["-1.5", "+2.25"]),
        (["1.568,5", "2,5"], ["1568.5", "2.5"]),
        (["1,568", "2.5"], ["1,568", "2.5"]),  # a decimal point shows that commas part thousands
        (["1,568", "1,234,567"], ["1,568", "1,234,567"]),
        (["yes, but", "no, 5"], ["yes, but", "no, 5"]),
        (["1,2", "text", "more text"], ["1,2", "text", "more text"]),
        (["1,2", "text", "3,4"], ["1.2", "text", "3.4"]),
        (["8,2,2016", "1,5", "2,5"], ["8,2,2016", "1.5", "2.5"]),
    ],
)
def test_decimal_commas_of_a_semicolon_file(
    read: Any, cells: list[str], expected: list[str]
) -> None:
    rows, notes = read("".join(f"{cell};x\n" for cell in ["a", *cells]).encode())
    assert [row["a"] for row in rows] == expected
    assert notes == ((DECIMAL_NOTE,) if cells != expected else ())


def test_commas_of_a_comma_file_are_left_to_the_source(read: Any) -> None:
    rows, notes = read(b'a,b\n"1,5",x\n')
    assert rows[0]["a"] == "1,5"
    assert notes == ()


@pytest.mark.parametrize("end", ["\n\n", ",\n,\n", " \n", ",\r\n\r\n ,", ",\n" * 90_000])
def test_blank_lines_at_the_end_are_no_rows(read: Any, end: str) -> None:
    assert read((TABLE + end).encode())[0] == ROWS


def test_blank_cells_of_the_last_row_stay(read: Any) -> None:
    assert read(b"a,b,c\n1,,\n,,\n")[0] == [{"row_no": 1, "a": "1", "b": None, "c": None}]


def test_blank_columns_without_a_name_are_no_columns(read: Any) -> None:
    assert read("a,b,, \n1,é,,\n2,, ,\n".encode())[0] == ROWS


def test_cell_below_no_name_is_not_dropped_silently(piece: Any, room: Room) -> None:
    table, _ = opened(piece(b"a,b,,\n1,2,3,\n4,5,,\n6,7\n"), room, lambda _: False)
    assert [row["row_no"] for batch in table.batches() for row in batch.to_dicts()] == [2]
    assert [(misfit.row_no, len(misfit.cells)) for misfit in table.misfits] == [(1, 4), (3, 2)]


def test_title_is_passed_over_only_where_a_known_header_follows(
    read: Any, piece: Any, room: Room
) -> None:
    content = ("Results 2016\n\n" + TABLE).encode()
    assert read(content, known=("a", "b"))[0] == ROWS
    table, _ = opened(piece(content), room, lambda _: False)
    assert table.header == ("Results 2016",)


@pytest.mark.parametrize(("above", "found"), [(9, True), (10, False)])
def test_header_is_sought_in_ten_rows(read: Any, above: int, found: bool) -> None:
    content = ("x\n" * above + TABLE).encode()
    rows, _ = read(content, known=("a", "b"))
    assert (rows == ROWS) is found


def test_blank_lines_count_so_that_numbers_are_those_of_the_file(read: Any) -> None:
    assert [row["row_no"] for row in read(b"\n\na,b\n1,2\n\n3,4\n")[0]] == [1, 3]


def test_three_header_rows_of_qualtrics_are_no_answers(read: Any) -> None:
    text = (
        'Q1,Q2\n"Do you, in\nall, agree?",Why?\n'
        '"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n4,x\n5,y\n'
    )
    rows, _ = read(text.encode("utf-8-sig"))
    assert [(row["row_no"], row["Q1"]) for row in rows] == [(3, "4"), (4, "5")]


IMPORT_IDS = '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"\n'
TEXTS = "Response ID,Do you agree?\n"


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (TEXTS + IMPORT_IDS, [(3, "r1"), (4, "r2")]),
        (TEXTS, [(2, "r1"), (3, "r2")]),
        (IMPORT_IDS, [(2, "r1"), (3, "r2")]),
        ("", [(1, "r1"), (2, "r2")]),
        ("Response,Do you agree?\n", [(1, "Response"), (2, "r1"), (3, "r2")]),
    ],
)
@pytest.mark.parametrize("separator", [",", "\t"])
def test_header_of_qualtrics_may_lack_texts_or_identifiers(
    read: Any, below: str, rows: list[tuple[int, str]], separator: str
) -> None:
    text = f"ResponseId,Q1\n{below}r1,4\nr2,5\n".replace(",", separator)
    found, _ = read(text.encode())
    assert [(row["row_no"], row["ResponseId"]) for row in found] == rows


def test_answer_that_looks_like_json_is_no_header(read: Any) -> None:
    text = 'Q1,Q2\n1,x\n"{""ImportId"": 1}",y\n'
    assert len(read(text.encode())[0]) == 2
