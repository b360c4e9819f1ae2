"""Population files: thousands with commas, bands, replacing, residents of rates, the real file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from integration.tables import AREAS, street
from unit.warehouse.sources.judging import Row, broken, tidied, warned

from warehouse.catalogue import recognise
from warehouse.sources.population import SOURCE

GOOD: Row = {
    "area_code": "E01016800",
    "area_name": "A",
    "all_ages": "1,568",
    "ar_0-4": "1,500",
    "ar_90plus": "68",
}
FILE = 'area_code,area_name,all_ages,ar_0-4,ar_90plus\nE01016800,A,"1,568","1,500",68\n'


def test_row_becomes_one_row_per_band_and_one_for_all_ages() -> None:
    rows = tidied(SOURCE, GOOD)
    columns = ("is_total", "age_from", "age_to", "residents", "year")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        (True, None, None, 1568, None),
        (False, 0, 4, 1500, None),
        (False, 90, None, 68, None),
    ]


@pytest.mark.parametrize("text", ["0", "68", "1568", "1,568", "1,234,567"])
def test_whole_numbers_with_and_without_commas_are_read(text: str) -> None:
    assert broken(SOURCE, GOOD | {"all_ages": text}) == []


@pytest.mark.parametrize("text", ["1,56", "12,34", "-1", "1.5", "many", ",568"])
def test_what_is_no_whole_number_is_rejected(text: str) -> None:
    found = broken(SOURCE, GOOD | {"ar_0-4": text})
    assert found == [(1, "ar_0-4", "is a whole number such as 90 or 1,568")]


@pytest.mark.parametrize(
    ("column", "value"), [("area_code", ""), ("all_ages", ""), ("year", "16"), ("year", "2016.5")]
)
def test_row_is_rejected(column: str, value: str) -> None:
    assert {found for _, found, _ in broken(SOURCE, GOOD | {column: value})} == {column}


def test_area_twice_is_rejected() -> None:
    assert [number for number, *_ in broken(SOURCE, GOOD, GOOD)] == [2]


def test_total_that_is_not_the_sum_is_kept_with_a_warning() -> None:
    assert warned(SOURCE, GOOD, GOOD | {"ar_90plus": ""}) == []
    wrong = GOOD | {"ar_90plus": "69"}
    assert warned(SOURCE, wrong) == [(1, "all_ages", "is the sum of the age bands")]


def test_newer_file_replaces_its_areas_and_no_others(desk: Any) -> None:
    desk.load_text("old.csv", FILE + "E01016801,B,5,4,1\n")
    desk.load_text("new.csv", FILE.replace('"1,568"', "900"))
    found = desk.sql("select area_code, residents from v_population order by all")
    assert found == [("E01016800", 900), ("E01016801", 5)]
    bands = desk.sql("select age_from, age_to, residents from v_population_age order by all")
    assert bands == [(0, 4, 4), (0, 4, 1500), (90, None, 1), (90, None, 68)]


def test_rates_take_residents_that_the_areas_file_lacks(desk: Any) -> None:
    """E01016800 has 1,000 in the areas file, E01016801 none."""
    nobody = "E01016801,B,LSOA,,,\n"
    crimes = street(count=2) + street(count=1, lsoa="E01016801").split("\n", 1)[1]
    desk.write("areas.csv", AREAS + nobody)
    desk.write("population.csv", FILE + "E01016801,B,50,40,10\n")
    desk.write("street.csv", crimes)
    desk.load()
    found = desk.sql("select month, lsoa_code, population from v_area_month order by all")
    january = date(2014, 1, 1)
    assert found == [(january, "E01016800", 1000), (january, "E01016801", 50)]


@pytest.mark.realdata
def test_published_file_loads_whole(realdata: Path, desk: Any) -> None:
    path = realdata / "geo" / "lsoa11_population_by_age.csv"
    report = desk.load(path)
    assert (report.kind, report.rows_in, report.accepted) == ("population", 34_753, 34_753)
    assert report.warned == 0
    assert desk.sql("select sum(residents) from v_population") == [(56_170_927,)]
    assert desk.sql("select sum(residents) from v_population_age") == [(56_170_927,)]


def test_file_is_recognised_by_its_columns() -> None:
    assert recognise("x.csv", tuple(GOOD)) is SOURCE
