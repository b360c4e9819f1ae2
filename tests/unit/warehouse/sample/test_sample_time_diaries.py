"""Problem-solving takes the share of time that the review quotes; gathering evidence far more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]
POLICY_CHANGE = "2016-06-01"
ACTIVITIES = {
    "problem_solving",
    "engagement",
    "visibility",
    "reactive",
    "evidence_gathering",
    "admin",
    "abstraction",
    "leave",
}
TRAINED, TEAMS = "person_code", "team"


@pytest.fixture(scope="module")
def records(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("time/time_records_*.csv")


def before(row: dict[str, str]) -> bool:
    return row["date"] < POLICY_CHANGE


def after(row: dict[str, str]) -> bool:
    return not before(row)


def share(records: Rows, activity: str, *, of: Callable[[dict[str, str]], bool]) -> float:
    """Hours of an activity among all hours of the rows chosen."""
    chosen = [row for row in records if of(row)]
    spent = sum(float(row["hours"]) for row in chosen if row["activity"] == activity)
    return spent / sum(float(row["hours"]) for row in chosen)


def test_trained_officers_solve_problems_in_1_7_percent_of_their_time(records: Rows) -> None:
    found = share(records, "problem_solving", of=lambda row: row["person_code"] != "")
    assert round(100 * found, 1) == 1.7


def test_teams_of_comparison_officers_do_no_more_of_it(records: Rows) -> None:
    found = share(records, "problem_solving", of=lambda row: row["team"] != "")
    assert 0.01 < found < 0.017


def test_evidence_gathering_takes_over_ten_times_as_long(records: Rows) -> None:
    gathering = share(records, "evidence_gathering", of=before)
    assert gathering > 10 * share(records, "problem_solving", of=before)


@pytest.mark.parametrize("column", [TRAINED, TEAMS])
def test_less_evidence_is_gathered_after_the_change_of_policy(records: Rows, column: str) -> None:
    rows = [row for row in records if row[column]]
    freed = share(rows, "evidence_gathering", of=before) - share(
        rows, "evidence_gathering", of=after
    )
    assert freed > 0.05


@pytest.mark.parametrize("column", [TRAINED, TEAMS])
def test_most_of_the_time_freed_goes_into_reactive_work(records: Rows, column: str) -> None:
    rows = [row for row in records if row[column]]
    change = {
        activity: share(rows, activity, of=after) - share(rows, activity, of=before)
        for activity in ("reactive", "problem_solving", "engagement", "evidence_gathering")
    }
    assert change["reactive"] > -0.6 * change["evidence_gathering"]
    assert -0.001 < change["problem_solving"] < 0.01
    assert change["engagement"] < 0


def test_every_diary_adds_up_to_a_working_day(records: Rows) -> None:
    hours: dict[tuple[str, str], float] = defaultdict(float)
    for row in records:
        if row["person_code"]:
            hours[row["person_code"], row["date"]] += float(row["hours"])
    assert set(hours.values()) == {8.0}
    assert len(hours) == 40 * 14


def test_teams_of_33_officers_keep_theirs_together(records: Rows) -> None:
    hours: dict[str, float] = defaultdict(float)
    for row in records:
        if row["team"]:
            hours[row["date"]] += float(row["hours"])
    assert set(hours.values()) == {33 * 8.0}


def test_each_row_names_a_person_or_a_team_and_a_known_activity(records: Rows) -> None:
    assert all(bool(row["person_code"]) != bool(row["team"]) for row in records)
    assert {row["activity"] for row in records} == ACTIVITIES
    keys = [(row["person_code"], row["team"], row["date"], row["activity"]) for row in records]
    assert len(set(keys)) == len(keys)


def test_diaries_are_kept_on_two_days_of_every_month_on_both_sides_of_the_change(
    records: Rows,
) -> None:
    days = sorted({row["date"] for row in records})
    assert [day[:7] for day in days[::2]] == [f"2016-0{month}" for month in range(1, 8)]
    assert [day[:7] for day in days[::2]] == [day[:7] for day in days[1::2]]
