"""Deprivation: rows in, rows out, every rule on both sides, replacing, the real file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied, warned

from warehouse.catalogue import recognise
from warehouse.sources.deprivation import SOURCE

GOOD: Row = {
    "lsoa11_code": "E01031349",
    "lsoa11_name": "Adur 001A",
    "lad13_code": "E07000223",
    "lad13_name": "Adur",
    "IMD_score": "12.389",
    "IMD_rank": "21352",
    "IMD_decile": "7",
}


def test_row_is_kept_with_its_edition() -> None:
    (row,) = tidied(SOURCE, GOOD)
    figures = (row["edition"], row["area_code"], row["score"], row["rank"], row["decile"])
    assert figures == (2015, "E01031349", 12.389, 21352, 7)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("lsoa11_code", "W01000001", "Adur 001A"),
        ("lsoa11_code", "E01031349", ""),
        ("lad13_code", "", "Adur"),
        ("IMD_score", "0", "-0.1"),
        ("IMD_score", "100", "100.1"),
        ("IMD_rank", "1", "0"),
        ("IMD_rank", "32844", "32845"),
        ("IMD_rank", "9", "9.5"),
        ("IMD_decile", "10", "11"),
        ("IMD_decile", "1", ""),
    ],
)
def test_each_rule_on_both_sides(column: str, good: str, bad: str) -> None:
    assert broken(SOURCE, GOOD | {column: good}) == []
    assert {found for _, found, _ in broken(SOURCE, GOOD | {column: bad})} == {column}


@pytest.mark.parametrize(("rank", "fits"), [("3284", "1"), ("3285", "2"), ("32844", "10")])
def test_decile_beside_its_rank(rank: str, fits: str) -> None:
    assert warned(SOURCE, GOOD | {"IMD_rank": rank, "IMD_decile": fits}) == []
    assert len(warned(SOURCE, GOOD | {"IMD_rank": rank, "IMD_decile": "5"})) == 1


def test_area_twice_is_rejected() -> None:
    assert [number for number, *_ in broken(SOURCE, GOOD, GOOD)] == [2]


def test_newer_file_replaces_its_areas_and_no_others(desk: Any) -> None:
    desk.load_text("old.csv", csv_text(GOOD, GOOD | {"lsoa11_code": "E01031350"}))
    desk.load_text("new.csv", csv_text(GOOD | {"IMD_score": "13"}))
    found = desk.sql("select area_code, score from v_deprivation order by all")
    assert found == [("E01031349", 13.0), ("E01031350", 12.389)]


@pytest.mark.realdata
def test_published_file_loads_whole(realdata: Path, desk: Any) -> None:
    report = desk.load(realdata / "geo" / "imd2015_england_lsoa11.csv")
    assert (report.kind, report.accepted, report.warned) == ("deprivation", 32_844, 0)
    found = desk.sql("select count(*), min(rank), max(rank) from v_deprivation")
    assert found == [(32_844, 1, 32_844)]


def test_file_is_recognised_by_its_columns() -> None:
    assert recognise("x.csv", tuple(GOOD)) is SOURCE
