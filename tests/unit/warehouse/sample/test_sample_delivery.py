"""The pilots took the early steps, began the late ones, and saw an inspector in some weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta

import pytest

Rows = list[dict[str, str]]
PILOTS = {"P1", "P2", "P3", "P4", "P5"}
PILLARS = {"visibility", "engagement", "problem_solving", "resilience"}
COURSE = ("started", "evidenced", "complete")


@pytest.fixture(scope="module")
def events(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("delivery/lisp_step_events_*.csv")


@pytest.fixture(scope="module")
def spans(rows_of: Callable[[str], Rows]) -> dict[str, tuple[str, str]]:
    """First and last day of each pilot; the unfinished ones last to the day of the review."""
    pilots = rows_of("pilot_register_2016-07.csv")
    return {row["pilot"]: (row["started_on"], row["ended_on"] or "2016-07-15") for row in pilots}


def pilots_at(events: Rows, step: str, event: str) -> set[str]:
    return {row["pilot"] for row in events if (row["step"], row["event"]) == (step, event)}


def test_every_pilot_has_evidence_of_its_first_step(events: Rows) -> None:
    assert pilots_at(events, "1", "evidenced") == PILOTS


def test_later_steps_are_barely_begun(events: Rows) -> None:
    assert {row["event"] for row in events if row["step"] in ("7", "8")} == {"started"}
    assert len(pilots_at(events, "7", "started")) == 3
    assert len(pilots_at(events, "8", "started")) == 1


def test_fewer_pilots_reach_each_further_step(events: Rows) -> None:
    reached = [len(pilots_at(events, str(step), "started")) for step in range(1, 9)]
    assert reached == sorted(reached, reverse=True)


def test_events_lie_within_their_pilot_and_follow_each_other(
    events: Rows, spans: dict[str, tuple[str, str]]
) -> None:
    days: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in events:
        first, last = spans[row["pilot"]]
        assert first <= row["date"] <= last
        assert date.fromisoformat(row["date"]).weekday() < 5
        days[row["pilot"], row["step"]][row["event"]] = row["date"]
    for happened in days.values():
        course = [happened[event] for event in COURSE if event in happened]
        assert "started" in happened
        assert course == sorted(course)


def test_evidence_is_named_where_it_is_claimed(events: Rows) -> None:
    for row in events:
        assert bool(row["evidence_ref"]) == (row["event"] in ("evidenced", "complete"))


def test_raters_put_complete_steps_above_those_not_started(
    events: Rows, rows_of: Callable[[str], Rows]
) -> None:
    ratings = rows_of("self_evaluations.xlsx")
    for pilot in PILOTS:
        of_pilot = [row for row in ratings if row["pilot"] == pilot]
        for step in range(1, 9):
            mean = sum(int(row[f"step{step}"]) for row in of_pilot) / len(of_pilot)
            if pilot in pilots_at(events, str(step), "complete"):
                assert mean >= 3
            if pilot not in pilots_at(events, str(step), "started"):
                assert mean <= 2.5


def test_oversight_was_recorded_in_under_three_quarters_of_the_weeks(
    rows_of: Callable[[str], Rows], spans: dict[str, tuple[str, str]]
) -> None:
    weeks = rows_of("delivery/oversight_weeks_*.csv")
    assert sum(row["inspector_oversight"] == "yes" for row in weeks) / len(weeks) < 0.6
    for pilot, (first, last) in spans.items():
        seen = [row for row in weeks if row["pilot"] == pilot]
        mondays = [date.fromisoformat(row["week"]) for row in seen]
        assert mondays[0] <= date.fromisoformat(first) < mondays[0] + timedelta(days=7)
        assert mondays == [mondays[0] + timedelta(weeks=n) for n in range(len(mondays))]
        assert mondays[-1] <= date.fromisoformat(last)
        assert sum(row["inspector_oversight"] == "yes" for row in seen) / len(seen) < 0.75


def test_four_pillars_stand_beside_the_actions(rows_of: Callable[[str], Rows]) -> None:
    actions = rows_of("delivery/actions_2016-07.csv")
    pillars = Counter(row["pillar"] for row in actions)
    assert set(pillars) == PILLARS
    assert min(pillars.values()) >= 3
    assert {row["pilot"] for row in actions} == PILOTS


def test_later_export_carries_every_action_of_the_earlier_one(
    rows_of: Callable[[str], Rows],
) -> None:
    first, last = (
        {row["code"]: row for row in rows_of(f"delivery/actions_{month}.csv")}
        for month in ("2016-04", "2016-07")
    )
    assert set(first) < set(last)
    assert any(first[code]["status"] != last[code]["status"] for code in first)
    for actions, day in ((first, "2016-04-29"), (last, "2016-07-08")):
        for action in actions.values():
            assert (action["status"] == "done") == bool(action["done_on"])
            assert action["done_on"] <= day


def test_few_problem_solving_or_resilience_actions_were_done(
    rows_of: Callable[[str], Rows],
) -> None:
    done = {row["pillar"] for row in rows_of("delivery/actions_2016-07.csv") if row["done_on"]}
    assert done == {"visibility", "engagement"}
