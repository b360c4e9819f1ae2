"""Stakeholders, contacts and obstacles hold what the review says of partners and escalation."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from unit.warehouse.sample.adding_up import Row, held, rows

from warehouse.sample.delivery import STEP_EVENTS
from warehouse.sample.engagement import engagement_files
from warehouse.sample.implementation import implementation_files
from warehouse.sample.obstacles import obstacle_files
from warehouse.sample.stakeholders import stakeholder_files

PILOTS = ["P1", "P2", "P3", "P4", "P5"]
REPORT = date(2016, 7, 15)
NO_ANSWER_DAYS = 60


@pytest.fixture(scope="module")
def partners() -> list[Row]:
    return rows(stakeholder_files())


@pytest.fixture(scope="module")
def contacts() -> list[Row]:
    return rows(engagement_files())


def obstacles(kind: str, *key: str) -> list[Row]:
    return held([file for file in obstacle_files() if f"/{kind}_" in file.path], *key)


def test_each_stakeholder_of_a_pilot_stands_in_one_file(partners: list[Row]) -> None:
    assert len({(row["pilot"], row["stakeholder"]) for row in partners}) == len(partners) == 39
    assert Counter(row["pilot"] for row in partners) == {
        "P1": 9,
        "P2": 10,
        "P3": 6,
        "P4": 9,
        "P5": 5,
    }


@pytest.mark.parametrize("pilot", PILOTS)
def test_every_pilot_found_new_partners_without_statutory_duty(
    partners: list[Row], pilot: str
) -> None:
    """Section 6: businesses and citizens who had not engaged before, in all pilots."""
    of_pilot = [row for row in partners if row["pilot"] == pilot]
    new = {row["type"] for row in of_pilot if row["first_contact"] >= "2016"}
    known = [row for row in of_pilot if row["first_contact"] < "2016"]
    assert {"business", "resident"} <= new
    assert known
    assert {row["statutory"] for row in known} == {"yes"}


def test_chains_decide_at_regional_or_national_level(partners: list[Row]) -> None:
    """Section 6: local stakeholders without the power to decide, typically retail chains."""
    levels = Counter(row["decision_authority"] for row in partners if row["type"] == "business")
    assert levels == {"national": 8, "regional": 3, "local": 3}
    assert {r["decision_authority"] for r in partners if r["type"] == "resident"} == {"none"}


def test_first_contact_of_the_register_is_the_first_of_the_log(
    partners: list[Row], contacts: list[Row]
) -> None:
    first: dict[tuple[str, str], str] = {}
    for row in contacts:
        first.setdefault((row["pilot"], row["stakeholder"]), row["date"])
    for row in partners:
        logged = first[row["pilot"], row["stakeholder"]]
        new = row["first_contact"] >= "2016"
        assert logged == row["first_contact"] if new else logged > row["first_contact"]


def test_log_names_only_stakeholders_that_were_handed_over_before() -> None:
    arrived = {
        (row["pilot"], row["stakeholder"]): file.handed_over
        for file in stakeholder_files()
        for row in rows([file])
    }
    for file in engagement_files():
        named = {(row["pilot"], row["stakeholder"]) for row in rows([file]) if row["stakeholder"]}
        assert max(arrived[name] for name in named) < file.handed_over


def test_contacts_lie_on_working_days_of_their_pilot(contacts: list[Row]) -> None:
    register = [file for file in implementation_files() if file.path.startswith("pilot_register")]
    pilots = {row["pilot"]: row for row in held(register, "pilot")}
    for row in contacts:
        pilot, day = pilots[row["pilot"]], date.fromisoformat(row["date"])
        assert pilot["started_on"] <= row["date"] <= (pilot["ended_on"] or REPORT.isoformat())
        assert day.weekday() < 5


def test_log_goes_through_all_months_of_the_pilot(contacts: list[Row]) -> None:
    """Section 1: from February to July 2016."""
    months = sorted({row["date"][:7] for row in contacts})
    assert months == [f"2016-{month:02d}" for month in range(2, 8)]
    assert [file.path[-11:-4] for file in engagement_files()] == months


def test_contacts_serve_all_four_pillars(contacts: list[Row]) -> None:
    """Sections 1 and 9."""
    pillars = {row["pillar"] for row in contacts}
    assert pillars == {"visibility", "engagement", "problem_solving", "resilience"}


def test_most_contacts_inform_or_consult_and_few_share_power(contacts: list[Row]) -> None:
    """Section 11: from tokenism (rungs 3 to 5) towards partnership (6), and no further."""
    rungs = Counter(row["arnstein"] for row in contacts if row["arnstein"])
    assert set(rungs) == {"3", "4", "5", "6"}
    assert 0 < rungs["6"] / rungs.total() < 0.05
    shared = [row for row in contacts if row["arnstein"] == "6"]
    assert {row["pilot"] for row in shared} == {"P1", "P2"}
    assert min(row["date"] for row in shared) > "2016-06"


def test_working_groups_meet_only_where_step_5_was_begun(contacts: list[Row]) -> None:
    begun = {
        pilot: f"2016-{day}"
        for pilot, events in STEP_EVENTS.items()
        for step, event, day, _ in events
        if (step, event) == ("5", "started")
    }
    met = [row for row in contacts if row["activity"] == "Working group"]
    assert {row["pilot"] for row in met} == set(begun) == {"P1", "P2", "P3", "P4"}
    assert all(row["date"] > begun[row["pilot"]] for row in met)


def test_escalation_was_hardly_used_and_business_never_answered() -> None:
    """Sections 6 and 8: the escalation process was not activated where chains decide."""
    raised = obstacles("escalations", "pilot", "code")
    assert Counter(row["status"] for row in raised) == {
        "open": 3,
        "resolved": 1,
        "answered": 1,
        "blocked": 1,
    }
    business = [row for row in raised if row["to_level"] == "regional_business"]
    assert [row["status"] for row in business] == ["open", "open"]


def test_open_escalations_had_no_answer_for_more_than_sixty_days() -> None:
    waited = [
        (REPORT - date.fromisoformat(row["raised_on"])).days
        for row in obstacles("escalations", "pilot", "code")
        if row["status"] == "open"
    ]
    assert waited
    assert min(waited) > NO_ANSWER_DAYS


def test_problems_that_suited_the_method_were_missed() -> None:
    """Section 7.2: drive-offs at motorway services and parking at primary schools."""
    seen = obstacles("opportunities", "code")
    missed = " ".join(row["opportunity"] for row in seen if row["status"] == "missed")
    assert "motorway services" in missed
    assert "primary schools" in missed
    assert Counter(row["status"] for row in seen) == {"missed": 3, "identified": 2, "taken": 1}


def test_five_dependencies_are_open() -> None:
    """Section 8; the second hangs on the change of 1 June 2016."""
    relied_on = obstacles("dependencies", "code")
    assert sorted(row["code"] for row in relied_on) == ["D1", "D2", "D3", "D4", "D5"]
    assert {row["closed_on"] for row in relied_on} == {""}
    assert {row["raised_on"] for row in relied_on if row["code"] == "D2"} == {"2016-06-01"}
    assert "green" not in {row["rag"] for row in relied_on}


@pytest.mark.parametrize("kind", ["escalations", "opportunities", "dependencies"])
def test_exports_say_nothing_that_was_not_known_on_their_day(kind: str) -> None:
    for file in obstacle_files():
        if f"/{kind}_" in file.path:
            days = [
                row[name]
                for row in rows([file])
                for name in ("raised_on", "identified_on", "closed_on")
                if row.get(name)
            ]
            assert max(days) <= file.handed_over
