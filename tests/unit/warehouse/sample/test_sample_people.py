"""The roster holds the review's people under the codes by which the other files name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]
BANDS = {"0-1", "2-4", "5-9", "10+"}

# file, column with a person's code
NAMED_IN = [
    ("people/training_attendance_*.csv", "person_code"),
    ("survey_invitations*.csv", "person_code"),
    ("time/*.csv", "person_code"),
    ("proformas/*.xlsx", "completed_by"),
    ("rubric_reviews.csv", "reviewer"),
    ("self_evaluations.xlsx", "rater_code"),
]


@pytest.fixture(scope="module")
def roster(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("people/roster.csv")


def test_40_trained_and_33_comparison_officers_are_on_the_roster(roster: Rows) -> None:
    officers = Counter(row["arm"] for row in roster if row["role"] == "pcso")
    assert officers == {"treated": 40, "control": 33}


def test_trained_officers_and_their_supervisors_work_in_one_area(roster: Rows) -> None:
    places = {
        (row["role"], row["arm"]): row["lpa"] for row in roster if row["role"] not in ("staff",)
    }
    assert places == {
        ("pcso", "treated"): "Milton Keynes",
        ("pcso", "control"): "Comparison LPA",
        ("sergeant", ""): "Milton Keynes",
        ("inspector", ""): "Milton Keynes",
        ("senior", ""): "Milton Keynes",
    }


def test_supervisors_and_evaluators_stand_beside_them(roster: Rows) -> None:
    roles = Counter(row["role"] for row in roster)
    assert roles == {"pcso": 73, "sergeant": 8, "inspector": 3, "senior": 1, "staff": 4}


def test_codes_and_names_occur_once(roster: Rows) -> None:
    assert len({row["person_code"] for row in roster}) == len(roster) == 89
    assert len({row["name"] for row in roster}) == 89
    assert all(len(row["name"].split()) == 2 for row in roster)


@pytest.mark.parametrize(("path", "column"), NAMED_IN)
def test_every_person_named_elsewhere_is_on_the_roster(
    rows_of: Callable[[str], Rows], roster: Rows, path: str, column: str
) -> None:
    named = {row[column] for row in rows_of(path)} - {""}
    assert named
    assert named <= {row["person_code"] for row in roster}


def test_invitations_give_each_officer_the_arm_of_the_roster(
    rows_of: Callable[[str], Rows], roster: Rows
) -> None:
    listed = {(row["person_code"], row["arm"]) for row in roster if row["role"] == "pcso"}
    assert {
        (row["person_code"], row["arm"]) for row in rows_of("survey_invitations*.csv")
    } == listed


def test_years_are_spread_alike_over_the_arms(roster: Rows) -> None:
    shares = {}
    for arm, people in (("treated", 40), ("control", 33)):
        bands = Counter(row["np_years_band"] for row in roster if row["arm"] == arm)
        assert set(bands) == BANDS
        shares[arm] = {band: count / people for band, count in bands.items()}
    for band in BANDS:
        assert shares["treated"][band] == pytest.approx(shares["control"][band], abs=0.03)


def test_supervisors_differ_widely_in_years(roster: Rows) -> None:
    for role in ("sergeant", "inspector"):
        bands = {row["np_years_band"] for row in roster if row["role"] == role}
        assert {"0-1", "10+"} <= bands
