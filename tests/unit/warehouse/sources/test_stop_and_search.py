"""police.uk stop and search: local months, blanks, rules on both sides, replacing, real counts."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied, warned

from warehouse.catalogue import recognise
from warehouse.sources.stop_and_search import SOURCE, force_of

GOOD: Row = {
    "Type": "Person search",
    "Date": "2017-04-03T10:15:00+00:00",
    "Part of a policing operation": "False",
    "Policing operation": "",
    "Latitude": "51.5",
    "Longitude": "-0.1",
    "Gender": "Male",
    "Age range": "18-24",
    "Self-defined ethnicity": "White - White British (W1)",
    "Officer-defined ethnicity": "White",
    "Legislation": "Misuse of Drugs Act 1971 (section 23)",
    "Object of search": "Controlled drugs",
    "Outcome": "Nothing found - no further action",
    "Outcome linked to object of search": "",
    "Removal of more than just outer clothing": "True",
}
BLANK = {name: "" for name in GOOD if name not in ("Type", "Date")}
FORCE = {"force": "Metropolitan Police"}


def test_latitude_before_longitude_and_blanks_kept_apart_from_false() -> None:
    (row,) = tidied(SOURCE, GOOD)
    assert (row["latitude"], row["longitude"]) == (51.5, -0.1)
    flags = (row["in_operation"], row["outcome_linked"], row["clothing_removed"])
    assert flags == (False, None, True)
    assert (row["force"], row["operation"], row["gender"]) == (None, None, "Male")


@pytest.mark.parametrize(
    ("text", "month", "moment"),
    [
        ("2017-03-31T22:59:59+00:00", date(2017, 3, 1), "2017-03-31T22:59:59"),
        ("2017-03-31T23:00:00+00:00", date(2017, 4, 1), "2017-03-31T23:00:00"),
        ("2016-12-31T23:00:00+00:00", date(2016, 12, 1), "2016-12-31T23:00:00"),
        ("2017-04-01T00:30:00+01:00", date(2017, 4, 1), "2017-03-31T23:30:00"),
    ],
)
def test_month_is_british_local_time(text: str, month: date, moment: str) -> None:
    (row,) = tidied(SOURCE, GOOD | {"Date": text})
    assert (row["month"], row["searched_at"].isoformat()) == (month, moment)


def test_sound_rows_break_nothing() -> None:
    """Almost everything may be blank, and two equal rows are two searches."""
    rows = (GOOD | FORCE, GOOD | FORCE, GOOD | BLANK | FORCE)
    assert broken(SOURCE, *rows) == []
    assert [column for _, column, _ in warned(SOURCE, *rows)] == ["Latitude"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Type", ""),
        ("Type", "Boat search"),
        ("Date", ""),
        ("Date", "2017-04-03"),
        ("Date", "2017-02-30T10:15:00+00:00"),
        ("Latitude", "-0.1"),
        ("Longitude", ""),
    ],
)
def test_row_is_rejected(column: str, value: str) -> None:
    assert {found for _, found, _ in broken(SOURCE, GOOD | {column: value})} == {column}


@pytest.mark.parametrize("column", ["Gender", "Age range", "Officer-defined ethnicity"])
def test_unknown_category_is_kept_with_a_warning(column: str) -> None:
    row = GOOD | FORCE | {column: "Unheard of"}
    assert broken(SOURCE, row) == []
    assert [found for _, found, _ in warned(SOURCE, row)] == [column]


def test_row_without_a_force_says_what_that_means() -> None:
    [(_, column, rule)] = warned(SOURCE, GOOD)
    assert column == "force"
    assert "another file of the month replaces it" in rule
    assert warned(SOURCE, GOOD | FORCE) == []


def test_newer_release_replaces_month_and_force(desk: Any) -> None:
    may = GOOD | {"Date": "2017-05-03T10:15:00+00:00"}
    desk.load_text("old.csv", csv_text(GOOD, GOOD, may))
    desk.load_text("named.csv", csv_text(GOOD | FORCE))
    desk.load_text("new.csv", csv_text(GOOD | {"Outcome": "Suspect arrested"}))
    found = desk.sql("select force, month, outcome from v_stop_search order by all")
    assert found == [
        ("Metropolitan Police", date(2017, 4, 1), "Nothing found - no further action"),
        (None, date(2017, 4, 1), "Suspect arrested"),
        (None, date(2017, 5, 1), "Nothing found - no further action"),
    ]


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("2016-12-thames-valley-stop-and-search.csv", "Thames Valley"),
        ("all.zip/2016-12/2016-12-metropolitan-stop-and-search.csv", "Metropolitan"),
        ("all.zip/2016-12\\2016-12-Metropolitan-Stop-And-Search (1).csv", "Metropolitan"),
        ("2016-12-avon-and-somerset-stop-and-search.csv", "Avon and Somerset"),
        ("2016-12-btp-stop-and-search.csv.gz", "British Transport"),
        ("2016-12-thames-valley-stop-and-search/searches.csv", None),
        ("2016-12-thames-valley-street.csv", None),
        ("2016-12-stop-and-search.csv", None),
        ("thames-valley-stop-and-search.csv", None),
    ],
)
def test_published_name_tells_the_force(name: str, force: str | None) -> None:
    assert force_of(name) == force


def test_two_forces_of_an_archive_both_stay(desk: Any) -> None:
    forces = ("metropolitan", "thames-valley")
    texts = (csv_text(GOOD, GOOD), csv_text(GOOD))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for force, text in zip(forces, texts, strict=True):
            archive.writestr(f"2017-04/2017-04-{force}-stop-and-search.csv", text)
    desk.load_text("all.zip", stream.getvalue())
    query = "select force, count(*) from v_stop_search group by all order by all"
    assert desk.sql(query) == [("Metropolitan", 2), ("Thames Valley", 1)]
    assert desk.sql("select count(*) from v_warning") == [(0,)]
    newer = csv_text(GOOD | {"Outcome": "Suspect arrested"})
    desk.load_text("2017-04-metropolitan-stop-and-search.csv", newer)
    assert desk.sql(query) == [("Metropolitan", 1), ("Thames Valley", 1)]


def test_column_gives_the_force_before_the_name(desk: Any) -> None:
    text = csv_text(GOOD | {"force": "Kent"}, GOOD | {"force": ""})
    desk.load_text("2017-04-metropolitan-stop-and-search.csv", text)
    assert desk.sql("select force from v_stop_search order by 1") == [("Kent",), ("Metropolitan",)]


def test_column_map_can_name_the_force(desk: Any, call: Any) -> None:
    desk.directory.mkdir()
    map_file = '[met]\nkind = "stop_and_search"\n[met.columns]\nType = "Type"\n'
    map_file += '[met.constants]\nforce = "Metropolitan Police"\n'
    (desk.directory / "column-maps.toml").write_text(map_file)
    path = desk.write("a.csv", csv_text(GOOD))
    ended = call("warehouse", "load", path, "--dir", desk.directory)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert desk.sql("select force from v_stop_search") == [("Metropolitan Police",)]
    assert desk.sql("select count(*) from v_warning") == [(0,)]


def test_file_is_recognised_by_its_columns() -> None:
    assert recognise("x.csv", tuple(GOOD)) is SOURCE


@pytest.mark.realdata
def test_published_files_give_the_published_counts(realdata: Path, desk: Any) -> None:
    """Every row counts, and none of April 2017 falls into March."""
    answers = realdata.parent / "reference" / "answers.json"
    if not answers.is_file():
        pytest.skip("no answers.json beside the published files")
    expected = json.loads(answers.read_text())["police_uk"]["stop-and-search"]
    desk.load(realdata / "stop-and-search")
    assert {report.file: report.accepted for report in desk.reports} == expected
    months = desk.sql("select month, count(*) from v_stop_search group by all order by all")
    assert desk.sql("select distinct force from v_stop_search") == [("Metropolitan",)]
    assert months == [(date(2016, 12, 1), 9627), (date(2017, 4, 1), 9682)]
