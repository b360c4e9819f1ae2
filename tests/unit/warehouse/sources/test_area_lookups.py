"""Lookups of areas: three published forms and a plain one meet in one relation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied

from warehouse.catalogue import recognise
from warehouse.source import Source
from warehouse.sources.area_lookups import DISTRICTS, EXACT, PLAIN, SOURCES, WARDS

WARD: Row = {"lsoa11_code": "E01000001", "ward17_code": "E05009288"}
DISTRICT: Row = {
    "lsoa11_name": "Middlesbrough 009E",
    "lsoa11_code": "E01012057",
    "ltla19_name": "Middlesbrough",
    "ltla19_code": "E06000002",
}
SPLIT: Row = {"LSOA11CD": "E01000002", "LSOA21CD": "E01033001", "CHGIND": "S"}
BEAT: Row = {
    "from_type": "LSOA",
    "from_code": "E01016800",
    "from_vintage": "2011",
    "to_type": "beat",
    "to_code": "MK-07",
    "to_vintage": "",
}
GOOD: dict[str, tuple[Source, Row]] = {
    "ward": (WARDS, WARD),
    "district": (DISTRICTS, DISTRICT),
    "exact": (EXACT, SPLIT),
    "plain": (PLAIN, BEAT),
}
OUT = ("from_type", "from_vintage", "from_code", "to_type", "to_vintage", "to_code", "change")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ward", ("LSOA", 2011, "E01000001", "ward", 2017, "E05009288", None)),
        ("district", ("LSOA", 2011, "E01012057", "district", 2019, "E06000002", None)),
        ("exact", ("LSOA", 2011, "E01000002", "LSOA", 2021, "E01033001", "S")),
        ("plain", ("LSOA", 2011, "E01016800", "beat", None, "MK-07", None)),
    ],
)
def test_every_form_gives_the_same_columns(form: str, expected: tuple[Any, ...]) -> None:
    source, row = GOOD[form]
    assert broken(source, row) == []
    (found,) = tidied(source, row)
    assert tuple(found[name] for name in OUT) == expected


@pytest.mark.parametrize("form", GOOD)
def test_form_is_recognised_by_its_columns(form: str) -> None:
    source, row = GOOD[form]
    assert recognise("x.csv", tuple(row)) is source


@pytest.mark.parametrize(
    ("form", "column", "bad"),
    [
        ("ward", "lsoa11_code", ""),
        ("ward", "ward17_code", ""),
        ("ward", "ward17_code", "Bletchley"),
        ("district", "ltla19_code", "Middlesbrough"),
        ("exact", "LSOA21CD", ""),
        ("exact", "LSOA11CD", "E0100000"),
        ("exact", "CHGIND", "Z"),
        ("plain", "from_type", ""),
        ("plain", "to_code", ""),
        ("plain", "from_vintage", "11"),
        ("plain", "to_vintage", "soon"),
        ("plain", "change", "Z"),
    ],
)
def test_row_is_rejected(form: str, column: str, bad: str) -> None:
    source, row = GOOD[form]
    assert {found for _, found, _ in broken(source, row | {column: bad})} == {column}


def test_best_fit_holds_an_area_once_and_exact_fit_holds_a_pair_once() -> None:
    other_ward = WARD | {"ward17_code": "E05009999"}
    assert [number for number, *_ in broken(WARDS, WARD, other_ward)] == [2]
    other_part = SPLIT | {"LSOA21CD": "E01033002"}
    assert broken(EXACT, SPLIT, other_part) == []
    assert [number for number, *_ in broken(EXACT, SPLIT, other_part, SPLIT)] == [3]
    assert broken(PLAIN, BEAT, BEAT | {"to_code": "MK-08"}) == []
    assert [number for number, *_ in broken(PLAIN, BEAT, BEAT)] == [2]


def test_newer_file_replaces_targets_of_its_areas_and_leaves_other_lookups(desk: Any) -> None:
    other = SPLIT | {"LSOA11CD": "E01000001", "LSOA21CD": "E01000001", "CHGIND": "U"}
    desk.load_text("exact.csv", csv_text(SPLIT, SPLIT | {"LSOA21CD": "E01033002"}, other))
    desk.load_text("ward.csv", csv_text(WARD))
    desk.load_text("newer.csv", csv_text(SPLIT | {"LSOA21CD": "E01033003"}))
    desk.load_text("beats.csv", csv_text(BEAT))
    found = desk.sql("select from_code, to_type, to_code from v_area_lookup order by all")
    assert found == [
        ("E01000001", "LSOA", "E01000001"),
        ("E01000001", "ward", "E05009288"),
        ("E01000002", "LSOA", "E01033003"),
        ("E01016800", "beat", "MK-07"),
    ]


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("lookup_lsoa11_ward17.csv", "lookup_lsoa11_ward17", 34_753),
        ("lookup_lsoa11_ltla19.csv", "lookup_lsoa11_ltla19", 34_753),
        ("lsoa11_to_lsoa21_exact_fit.csv", "lookup_lsoa11_lsoa21", 35_796),
    ],
)
def test_published_file_loads_whole(
    realdata: Path, desk: Any, name: str, kind: str, rows: int
) -> None:
    report = desk.load(realdata / "geo" / name)
    assert (report.kind, report.rows_in, report.accepted) == (kind, rows, rows)
    assert desk.sql("select count(*), count(distinct from_code) from v_area_lookup") == [
        (rows, 34_753)
    ]


def test_all_forms_share_what_one_table_needs() -> None:
    shared = {(source.table, source.key, source.dated, source.spreads) for source in SOURCES}
    assert len(shared) == 1
