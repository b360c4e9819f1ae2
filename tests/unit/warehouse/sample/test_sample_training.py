"""Forty officers were trained on the day of the first survey; most supervisors were briefed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def lists(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("people/training_attendance_*.csv")


def came(lists: Rows, event: str, *, until: str = "2016-12-31") -> set[str]:
    return {
        row["person_code"]
        for row in lists
        if row["event"] == event and row["attended"] == "yes" and row["date"] <= until
    }


def test_forty_officers_came_to_one_workshop(lists: Rows, rows_of: Callable[[str], Rows]) -> None:
    workshop = [row for row in lists if row["event"] == "training"]
    treated = {
        row["person_code"] for row in rows_of("people/roster.csv") if row["arm"] == "treated"
    }
    assert {row["date"] for row in workshop} == {"2016-02-08"}
    assert {row["role"] for row in workshop} == {"pcso"}
    assert came(lists, "training") == treated
    assert len(workshop) == len(treated) == 40


def test_workshop_lies_between_the_first_two_waves(
    lists: Rows, rows_of: Callable[[str], Rows]
) -> None:
    held = {row["date"] for row in lists if row["event"] == "training"}
    for wave in ("survey_T1.csv", "survey_T2.csv"):
        assert {row["RecordedDate"][:10] for row in rows_of(wave)} == held


def test_every_supervisor_was_asked_to_a_briefing(
    lists: Rows, rows_of: Callable[[str], Rows]
) -> None:
    asked = {row["person_code"] for row in lists if row["event"] == "briefing"}
    roles = {"sergeant", "inspector", "senior"}
    assert asked == {
        row["person_code"] for row in rows_of("people/roster.csv") if row["role"] in roles
    }


def test_two_supervisors_were_briefed_late_and_one_never(lists: Rows) -> None:
    briefed = came(lists, "briefing")
    in_time = came(lists, "briefing", until="2016-02-29")
    assert len(in_time) == 9
    assert len(briefed - in_time) == 2
    assert {row["person_code"] for row in lists} - briefed - came(lists, "training") == {"MK-S06"}


def test_supervisors_who_rated_a_pilot_had_been_briefed(
    lists: Rows, rows_of: Callable[[str], Rows]
) -> None:
    ratings = rows_of("self_evaluations.xlsx")
    raters = {row["rater_code"] for row in ratings if row["role"] != "pcso"}
    assert len(raters) == 5
    assert raters <= came(lists, "briefing")
