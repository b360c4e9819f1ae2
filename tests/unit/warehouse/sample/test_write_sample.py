"""The sample as a whole: every file in its form, labelled, and always the same bytes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from warehouse.sample import sample_files, write_sample
from warehouse.sample.handover import SampleFile, SampleWorkbook

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
OUTCOMES = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type,synthetic"
)
SEARCHES = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,"
    "Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,"
    "Outcome,Outcome linked to object of search,Removal of more than just outer clothing,"
    "force,synthetic"
)
PUBLISHED = {
    "areas.csv",
    "areas_comparison.csv",
    "population_by_age.csv",
    "deprivation_2015.csv",
    "lookup_lsoa11_ward17.csv",
    "lookup_lsoa11_ltla19.csv",
    "harm_weights_ons.csv",
    "offence_types.csv",
    "published_claims.csv",
    "background/benchmarks.csv",
    "background/references.csv",
}
FILES = {file.path: file for file in sample_files()}
TABLES = {
    path: file for path, file in FILES.items() if isinstance(file, SampleFile | SampleWorkbook)
}
OF_POLICE_UK = {path for path in TABLES if path.startswith("crime/")}
DIGEST = "bfd25388965a1c422256dfde56330744fe6ea83bcb27d7334ce8d77e95c95edf"


def test_every_file_is_written_and_returned_sorted(tmp_path: Path) -> None:
    written = write_sample(tmp_path / "not" / "there" / "yet")
    names = {path.relative_to(tmp_path / "not/there/yet").as_posix() for path in written}
    assert names == set(FILES)
    assert list(written) == sorted(written)


def test_no_two_files_share_a_path() -> None:
    assert len(FILES) == len(list(sample_files()))


def test_writing_twice_gives_the_same_bytes(sample_folder: Path, tmp_path: Path) -> None:
    for path in write_sample(tmp_path):
        assert path.read_bytes() == (sample_folder / path.relative_to(tmp_path)).read_bytes()


def test_bytes_are_those_of_any_other_machine(sample_folder: Path) -> None:
    digest = hashlib.sha256()
    for name in sorted(FILES):
        digest.update((sample_folder / name).read_bytes())
    assert digest.hexdigest() == DIGEST


def test_files_come_between_the_start_of_the_programme_and_the_last_publication() -> None:
    days = {file.handed_over for file in FILES.values()}
    assert all(re.fullmatch(r"2016-\d\d-\d\d", day) for day in days)
    assert (min(days), max(days)) == ("2016-01-11", "2016-08-31")


@pytest.mark.parametrize(
    ("suffix", "header", "count"),
    [("street", STREET, 42), ("outcomes", OUTCOMES, 6), ("stop-and-search", SEARCHES, 6)],
)
def test_police_files_have_the_published_header_and_line_ends(
    sample_folder: Path, suffix: str, header: str, count: int
) -> None:
    paths = sorted(sample_folder.glob(f"crime/*/*-thames-valley-{suffix}.csv"))
    assert len(paths) == count
    for path in (paths[0], paths[-1]):
        content = path.read_bytes()
        assert content.startswith(header.encode() + b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("path", sorted(set(TABLES) - OF_POLICE_UK))
def test_tables_are_whole_and_each_row_says_whether_it_is_synthetic(path: str) -> None:
    table = TABLES[path]
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    place = table.columns.index("synthetic")
    body = [row for row in table.rows if row[place] in ("true", "false")]
    assert {row[place] for row in body} == {"false" if path in PUBLISHED else "true"}
    assert len(table.rows) - len(body) in (0, 2)  # Qualtrics writes two more header rows
