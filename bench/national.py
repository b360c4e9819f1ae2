"""A simulated national programme: the sample's hand-over files, repeated with codes of their own.

Each copy keeps its answers and dates, so that shares and means stay those of the sample while the
numbers of officers, pilots and rows grow. Crime does not follow from officers or pilots and is left
out; bench.country adds it.
"""

from __future__ import annotations

import math
import shutil
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from python_calamine import CalamineWorkbook

OFFICERS, PILOTS, FORCES = 200, 2, 43
"""Officers and pilots at scale 1, and the forces among which officers are spread."""
LAST_WAVE, NEXT_WAVE = "T3", "T4"
CODES = (
    "code",
    "person_code",
    "link_code",
    "ResponseId",
    "rater_code",
    "pilot",
    "document",
    "file",
    "id",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many copies of the sample's people and pilots make a programme of that scale."""

    scale: int

    @property
    def people(self) -> int:
        """Copies of the 73 officers of the sample."""
        return math.ceil(OFFICERS * self.scale / 73)

    @property
    def pilots(self) -> int:
        """Copies of its five pilots."""
        return math.ceil(PILOTS * self.scale / 5)


PEOPLE = ("people/*.csv", "survey_*.csv", "survey_*.xlsx", "time/*.csv")
PILOT_FILES = (
    "pilot_register*.csv",
    "pilot_areas.csv",
    "delivery/*.csv",
    "partners/*.csv",
    "proformas/*.xlsx",
    "rubric_reviews.csv",
    "self_evaluations.xlsx",
    "interviews/*.csv",
    "interviews/*.xlsx",
)
AS_THEY_ARE = (
    "survey_codebook.csv",
    "areas*.csv",
    "population*.csv",
    "programme/*",
    "background/*.csv",
    "interviews/*.qdc",
)


def write_national(sample: Path, folder: Path, *, scale: int) -> None:
    """Write the hand-over files of a programme of that scale from those of the sample."""
    size = Size(scale)
    for pattern in AS_THEY_ARE:
        for path in sample.glob(pattern):
            if path.is_file():
                _place(path, sample, folder, path.suffix)
                shutil.copy(path, folder / path.relative_to(sample))
    for patterns, copies in ((PEOPLE, size.people), (PILOT_FILES, size.pilots)):
        for path in {p: None for pattern in patterns for p in sorted(sample.glob(pattern))}:
            if path.name != "survey_codebook.csv":
                _write_copies(path, _place(path, sample, folder, ".csv"), copies)


def _write_copies(path: Path, target: Path, copies: int) -> None:
    rows = _read(path)
    if "wave" in rows.columns:
        later = rows.filter(pl.col("wave") == LAST_WAVE).with_columns(wave=pl.lit(NEXT_WAVE))
        rows = pl.concat([rows, later])
    pl.concat([_copy(rows, number) for number in range(copies)]).write_csv(target)


def _copy(rows: pl.DataFrame, number: int) -> pl.DataFrame:
    """The rows with codes of their own; a blank code stays blank, for it links nobody."""
    own = [name for name in CODES if name != "code" or "reference text" not in rows.columns]
    marks = dict.fromkeys(own, rf"${{1}}N{number}$2")  # the code of a coding tool is a theme
    marks["lpa"] = f"$1 of force {number % FORCES}$2"
    return rows.with_columns(
        pl.col(name).str.replace(r"^(.+?)(\.docx)?$", mark)
        for name, mark in marks.items()
        if name in rows.columns
    )


def _read(path: Path) -> pl.DataFrame:
    if path.suffix == ".xlsx":
        header, *lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        rows = pl.DataFrame(lines, schema=[str(name) for name in header], orient="row")
    else:
        rows = pl.read_csv(path, infer_schema=False)
    rows = rows.with_columns(pl.all().cast(pl.String).fill_null(""))
    if rows.columns[0] == "StartDate":  # Qualtrics: two more lines of header below the names
        rows = rows.filter(~pl.col("StartDate").str.contains("Start|ImportId"))
    return rows


def _place(path: Path, sample: Path, folder: Path, suffix: str) -> Path:
    target = (folder / path.relative_to(sample)).with_suffix(suffix)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target
