"""Outcomes, newer editions and searches: they agree with the street files, and come in time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from shared.contract.vocabulary import CrimeOutcome
from warehouse.sample.crime import crime_files

Rows = list[dict[str, str]]
PENDING, IN_COURT = "Under investigation", "Awaiting court outcome"
MONTHS = [f"{2013 + index // 12}-{1 + index % 12:02d}" for index in range(42)]
HANDED_OVER = {file.path: file.handed_over for file in crime_files()}


@pytest.fixture(scope="module")
def streets(rows_of: Callable[[str], Rows]) -> dict[str, dict[str, str]]:
    """The street rows that outcomes can speak of, by Crime ID."""
    rows = [row for year in (2015, 2016) for row in rows_of(f"crime/{year}-*/*-street.csv")]
    return {row["Crime ID"]: row for row in rows if row["Crime ID"]}


@pytest.fixture(scope="module")
def outcomes(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("crime/*/*-outcomes.csv")


@pytest.fixture(scope="module")
def downloaded(sample_folder: Path) -> dict[str, Rows]:
    """The rows of each member of the download."""
    with zipfile.ZipFile(sample_folder / "crime/thames-valley-download.zip") as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in archive.namelist()
        }


def waited(outcome: dict[str, str], street: dict[str, str]) -> int:
    return MONTHS.index(outcome["Month"]) - MONTHS.index(street["Month"])


def test_outcomes_cover_the_first_half_of_2016(outcomes: Rows) -> None:
    counts = Counter(row["Month"] for row in outcomes)
    assert sorted(counts) == MONTHS[36:]
    assert all(1700 < count < 2100 for count in counts.values())
    assert {row["Outcome type"] for row in outcomes} <= set(CrimeOutcome)
    assert {row["synthetic"] for row in outcomes} == {"true"}


def test_outcome_says_of_its_crime_what_the_street_file_says(
    outcomes: Rows, streets: dict[str, dict[str, str]]
) -> None:
    shared = ("Longitude", "Latitude", "Location", "LSOA code", "LSOA name", "Falls within")
    for row in outcomes:
        street = streets[row["Crime ID"]]
        assert all(row[name] == street[name] for name in shared)
    waits = Counter(waited(row, streets[row["Crime ID"]]) for row in outcomes)
    assert set(waits) == {0, 1, 2, 3}
    assert min(waits.values()) > 0.05 * waits.total()


def test_first_outcomes_of_a_month_are_those_of_its_street_file(
    outcomes: Rows, streets: dict[str, dict[str, str]]
) -> None:
    """Crimes of January to April: all their outcomes fall into the months with outcome files."""
    first = {
        row["Crime ID"]: row["Outcome type"]
        for row in outcomes
        if waited(row, streets[row["Crime ID"]]) <= 2
    }
    recorded = [row for row in streets.values() if "2016-01" <= row["Month"] <= "2016-04"]
    assert len(recorded) > 5000
    for row in recorded:
        last = row["Last outcome category"]
        expected = {PENDING: None, IN_COURT: "Suspect charged"}.get(last, last)
        assert first.get(row["Crime ID"]) == expected


def test_download_holds_two_months_in_nested_folders(downloaded: dict[str, Rows]) -> None:
    assert list(downloaded) == [
        "2015-12/2015-12-thames-valley-street.csv",
        "2016-01/2016-01-thames-valley-street.csv",
    ]


def test_newer_edition_differs_from_the_older_in_outcomes_alone(
    downloaded: dict[str, Rows], rows_of: Callable[[str], Rows]
) -> None:
    for name, newer in downloaded.items():
        older = rows_of(f"crime/{name}")
        said = [[row | {"Last outcome category": ""} for row in rows] for rows in (older, newer)]
        assert said[0] == said[1]
        changed = [
            (before["Last outcome category"], after["Last outcome category"])
            for before, after in zip(older, newer, strict=True)
            if before != after
        ]
        assert len(changed) > 200
        assert {before for before, _ in changed} == {PENDING, IN_COURT}
        assert not {after for _, after in changed} & {PENDING, IN_COURT}


def test_outcomes_that_the_newer_edition_adds_stand_in_the_outcome_files(
    downloaded: dict[str, Rows], outcomes: Rows, streets: dict[str, dict[str, str]]
) -> None:
    [january] = [rows for name, rows in downloaded.items() if name.startswith("2016-01")]
    added = {
        row["Crime ID"]: row["Last outcome category"]
        for row in january
        if row["Crime ID"]
        and row["Last outcome category"] != streets[row["Crime ID"]]["Last outcome category"]
    }
    late = {
        row["Crime ID"]: row["Outcome type"]
        for row in outcomes
        if row["Month"] == "2016-04" and waited(row, streets[row["Crime ID"]]) == 3
    }
    assert late == added


def test_searches_are_whole_and_fall_into_their_month(rows_of: Callable[[str], Rows]) -> None:
    for month in MONTHS[36:]:
        rows = rows_of(f"crime/{month}/*-stop-and-search.csv")
        assert 100 <= len(rows) <= 140
        moments = [datetime.fromisoformat(row["Date"]) for row in rows]
        assert moments == sorted(moments)
        assert {f"{moment:%Y-%m}" for moment in moments} == {month}
        assert {row["force"] for row in rows} == {"Thames Valley Police"}


def test_vehicles_have_no_gender_and_drugs_are_searched_for_under_the_drugs_act(
    rows_of: Callable[[str], Rows],
) -> None:
    rows = rows_of("crime/*/*-stop-and-search.csv")
    for row in rows:
        person = (row["Gender"], row["Age range"], row["Officer-defined ethnicity"])
        assert any(person) == all(person) == (row["Type"] != "Vehicle search")
        assert (row["Object of search"] == "Controlled drugs") == ("Drugs" in row["Legislation"])
    found = sum(row["Outcome"] != "Nothing found - no further action" for row in rows)
    assert found / len(rows) == pytest.approx(0.27, abs=0.05)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("crime/2013-01/2013-01-thames-valley-street.csv", "2016-01-11"),
        ("crime/2015-10/2015-10-thames-valley-street.csv", "2016-01-11"),
        ("crime/2015-11/2015-11-thames-valley-street.csv", "2016-01-31"),
        ("crime/2015-12/2015-12-thames-valley-street.csv", "2016-02-29"),
        ("crime/2016-06/2016-06-thames-valley-street.csv", "2016-08-31"),
        ("crime/2016-06/2016-06-thames-valley-outcomes.csv", "2016-08-31"),
        ("crime/2016-03/2016-03-thames-valley-stop-and-search.csv", "2016-05-31"),
        ("crime/thames-valley-download.zip", "2016-07-01"),
        ("incidents/2016-07-incidents.csv", "2016-08-05"),
    ],
)
def test_published_months_arrive_two_months_late(path: str, day: str) -> None:
    assert HANDED_OVER[path] == day


def test_newer_edition_arrives_after_the_older_and_after_its_outcomes() -> None:
    downloaded_on = date.fromisoformat(HANDED_OVER["crime/thames-valley-download.zip"])
    for path in (
        "crime/2016-01/2016-01-thames-valley-street.csv",
        "crime/2016-04/2016-04-thames-valley-outcomes.csv",
    ):
        assert date.fromisoformat(HANDED_OVER[path]) < downloaded_on
