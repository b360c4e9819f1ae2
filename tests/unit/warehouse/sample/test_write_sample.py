"""The sample as a whole: which files, in which form, and always the same bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from warehouse.sample import write_sample

ITEMS = ",".join(f"Q{number}" for number in range(1, 50))
ANSWERS = f"ResponseId,RecordedDate,programme,wave,arm,lpa,link_code,{ITEMS},synthetic"
STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
STEPS = ",".join(f"step{step}" for step in range(1, 9))
HEADERS = {
    "areas.csv": "code,name,type,population,longitude,latitude,synthetic",
    "pilot_register.csv": (
        "programme,programme_name,pilot,name,location,problem,status,started_on,ended_on,synthetic"
    ),
    "survey_codebook.csv": "item,text,scale,min,max,reverse,version,synthetic",
    "survey_T1.csv": ANSWERS,
    "survey_T2.csv": ANSWERS,
    "survey_T3.csv": ANSWERS,
    "survey_invitations.csv": "programme,wave,arm,person_code,invited_on,synthetic",
    "self_evaluations.csv": f"programme,rater_code,role,pilot,date,{STEPS},synthetic",
    "published_claims.csv": "claim,section,measure,value,unit,disputed,preferred,note,synthetic",
}
MONTHS = [f"{2013 + index // 12}-{1 + index % 12:02d}" for index in range(42)]
CRIME_FILES = [f"crime/{month}/{month}-thames-valley-street.csv" for month in MONTHS]
PUBLISHED = {"areas.csv", "published_claims.csv"}
DIGEST = "819b1853036aa3517836c60e6d96e09471652ed843347d29833789f9e1683f72"


def test_every_file_is_written_and_returned_sorted(tmp_path: Path) -> None:
    written = write_sample(tmp_path / "not" / "there" / "yet")
    names = {path.relative_to(tmp_path / "not/there/yet").as_posix() for path in written}
    assert names == {*HEADERS, *CRIME_FILES}
    assert list(written) == sorted(written)


def test_writing_twice_gives_the_same_bytes(sample_folder: Path, tmp_path: Path) -> None:
    for path in write_sample(tmp_path):
        assert path.read_bytes() == (sample_folder / path.relative_to(tmp_path)).read_bytes()


def test_bytes_are_those_of_any_other_machine(sample_folder: Path) -> None:
    digest = hashlib.sha256()
    for name in sorted([*HEADERS, *CRIME_FILES]):
        digest.update((sample_folder / name).read_bytes())
    assert digest.hexdigest() == DIGEST


@pytest.mark.parametrize("name", HEADERS)
def test_tables_have_their_header_and_plain_line_ends(sample_folder: Path, name: str) -> None:
    content = (sample_folder / name).read_bytes()
    assert content.decode("utf-8").split("\n", 1)[0] == HEADERS[name]
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", [CRIME_FILES[0], CRIME_FILES[-1]])
def test_crime_files_have_the_published_header_and_line_ends(
    sample_folder: Path, name: str
) -> None:
    content = (sample_folder / name).read_bytes()
    assert content.startswith(STREET.encode() + b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("name", HEADERS)
def test_each_row_says_whether_it_is_synthetic(sample_folder: Path, name: str) -> None:
    lines = (sample_folder / name).read_text(encoding="utf-8").splitlines()[1:]
    expected = "false" if name in PUBLISHED else "true"
    assert {line.rpartition(",")[2] for line in lines} == {expected}
