"""Marts of what became of escalations, actions, opportunities, dependencies and roll-out."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import Master, mart

JUNE = date(2016, 6, 1)
MK, XX = {"programme_code": "MK"}, {"programme_code": "XX"}


def pilot(code: str = "P1", **more: Any) -> Any:
    return MK | {"pilot_code": code} | more


def escalation(code: str, raised_on: date, status: str = "open", **more: Any) -> Any:
    row = {"escalation_code": code, "raised_on": raised_on, "status": status}
    return pilot(**row, to_level="partner") | more


def action(code: str, status: str, due: date | None, **more: Any) -> Any:
    return pilot(action_code=code, status=status, due_on=due) | more


@mart("v_escalation_age")
def _(master: Master) -> None:
    """On 30 June: what waits ages on; only what was raised 60 days before can be judged."""
    may = date(2016, 5, 1)
    master.fill(
        "fct_escalation",
        escalation("E1", date(2016, 3, 1), "answered", closed_on=date(2016, 4, 30)),
        escalation("E2", date(2016, 3, 1), "resolved", closed_on=date(2016, 5, 1)),
        escalation("E3", date(2016, 3, 1), "answered"),
        escalation("E4", may),
        escalation("E5", date(2016, 5, 2)),
        escalation("E6", may, "blocked"),
        escalation("E7", may, "blocked", closed_on=date(2016, 5, 4)),
        escalation("E8", JUNE, "answered", closed_on=date(2016, 6, 30)),
    )
    master.make_marts()
    found = master.read(
        "v_escalation_age",
        *("escalation_code", "days", "is_answered", "is_waiting", "had_limit"),
        "answered_in_limit",
    )
    assert found == [
        ("E1", 60, True, False, 1, 1),
        ("E2", 61, True, False, 1, 0),
        ("E3", None, True, False, 0, 0),
        ("E4", 60, False, True, 1, 0),
        ("E5", 59, False, True, 0, 0),
        ("E6", 60, False, True, 1, 0),
        ("E7", 3, False, False, 1, 0),
        ("E8", 29, True, False, 0, 0),
    ]
    columns = ("raised_month", "as_of", "limit_days", "limit_source")
    assert set(master.read("v_escalation_age", *columns)) == {
        (month, date(2016, 6, 30), 60.0, "default") for month in (date(2016, 3, 1), may, JUNE)
    }


@mart("v_escalation_count")
def _(master: Master) -> None:
    """A pilot that raised nothing counts 0 at each level that the programme raised to."""
    master.fill("dim_pilot", pilot("P1"), pilot("P2"), XX | {"pilot_code": "P1"})
    master.fill(
        "fct_escalation",
        escalation("E1", date(2016, 4, 1)),
        escalation("E2", date(2016, 4, 1), "blocked"),
        escalation("E3", date(2016, 4, 1), "blocked", closed_on=date(2016, 4, 2)),
        escalation("E4", date(2016, 4, 1), "answered", closed_on=date(2016, 6, 30)),
        escalation("E5", date(2016, 5, 1), "resolved"),
        escalation("E6", date(2016, 5, 1), to_level="senior"),
    )
    master.make_marts()
    found = master.read(
        "v_escalation_count",
        *("programme_code", "pilot_code", "to_level", "raised", "answered", "still_open"),
        *("blocked", "past_limit"),
    )
    assert found == [
        ("MK", "P1", "partner", 5, 2, 1, 2, 2),
        ("MK", "P1", "senior", 1, 0, 1, 0, 0),
        ("MK", "P2", "partner", 0, 0, 0, 0, 0),
        ("MK", "P2", "senior", 0, 0, 0, 0, 0),
    ]


@mart("v_action_state")
def _(master: Master) -> None:
    """The newest record is of 10 June; P2 ended on the first, and is judged on that day."""
    before, after = date(2016, 6, 9), date(2016, 6, 11)
    master.fill("dim_pilot", pilot("P1"), pilot("P2", ended_on=JUNE))
    master.fill("fct_engagement", pilot(contacted_on=date(2016, 6, 10)))
    master.fill(
        "fct_action",
        action("A1", "done", before, done_on=before),
        action("A2", "done", JUNE, done_on=before),
        action("A3", "done", before),
        action("A4", "planned", before),
        action("A5", "in_progress", date(2016, 6, 10)),
        action("A6", "planned", after),
        action("A7", "dropped", before),
        action("A8", "planned", None),
        action("A9", "done", after, done_on=JUNE),
        action("B1", "planned", before, pilot_code="P2"),
        action("B2", "planned", date(2016, 5, 31), pilot_code="P2"),
    )
    master.make_marts()
    found = master.read(
        "v_action_state", "action_code", "agreed", "done", "overdue", "was_due", "done_on_time"
    )
    assert found == [
        ("A1", 1, 1, 0, 1, 1),
        ("A2", 1, 1, 0, 1, 0),
        ("A3", 1, 1, 0, 0, 0),
        ("A4", 1, 0, 1, 1, 0),
        ("A5", 1, 0, 0, 0, 0),
        ("A6", 1, 0, 0, 0, 0),
        ("A7", 1, 0, 0, 0, 0),
        ("A8", 1, 0, 0, 0, 0),
        ("A9", 1, 1, 0, 0, 0),
        ("B1", 1, 0, 0, 0, 0),
        ("B2", 1, 0, 1, 1, 0),
    ]
    judged = master.read("v_action_state", "judged_on", "pilot_code", "due_month")
    assert (JUNE, "P2", date(2016, 5, 1)) in judged
    assert {row[:2] for row in judged} == {(date(2016, 6, 10), "P1"), (JUNE, "P2")}


@mart("v_action_count")
def _(master: Master) -> None:
    """Each status has a row for each pilot, where the programme has an action."""
    master.fill("dim_pilot", pilot("P1"), pilot("P2"), XX | {"pilot_code": "P1"})
    master.fill("fct_action", *(action(f"A{n}", "dropped", None) for n in range(3)))
    master.make_marts()
    found = master.read("v_action_count", "pilot_code", "status", "actions")
    assert found == [
        (code, status, 3 if (code, status) == ("P1", "dropped") else 0)
        for code in ("P1", "P2")
        for status in ("done", "dropped", "in_progress", "planned")
    ]


@mart("v_opportunity_count")
def _(master: Master) -> None:
    statuses = ("identified", "identified", "taken", "taken", "taken")
    rows = (MK | {"opportunity_code": f"O{n}", "status": s} for n, s in enumerate(statuses))
    master.fill("fct_opportunity", *rows)
    master.make_marts()
    columns = ("status", "opportunities", "taken", "decided")
    assert master.read("v_opportunity_count", *columns) == [
        ("identified", 2, 0, 0),
        ("missed", 0, 0, 0),
        ("taken", 3, 3, 3),
    ]


@mart("v_dependency_count")
def _(master: Master) -> None:
    master.fill(
        "fct_dependency",
        MK | {"dependency_code": "D1", "rag": "red"},
        MK | {"dependency_code": "D2", "rag": "red", "closed_on": JUNE},
        MK | {"dependency_code": "D3", "rag": "red"},
    )
    master.make_marts()
    found = master.read("v_dependency_count", "rag", "still_open", "closed")
    assert found == [("amber", 0, 0), ("green", 0, 0), ("red", 2, 1)]


@mart("v_rollout_site")
def _(master: Master) -> None:
    """Own are the areas of trained officers; without a roster nothing is known to be elsewhere."""
    master.fill(
        "dim_person",
        MK | {"person": "a", "lpa": "Here", "arm": "treated"},
        MK | {"person": "b", "lpa": "There", "arm": "control"},
        MK | {"person": "c", "arm": "treated"},
    )
    sites = (("Here", "started"), ("There", "established"), ("There", "planned"), (None, "ended"))
    rows = [
        {"site": f"site {n}", "lpa": lpa, "stage": stage, "row_no": n}
        for n, (lpa, stage) in enumerate(sites)
    ]
    master.fill("fct_rollout", *(MK | row for row in rows), XX | rows[1] | {"row_no": 9})
    master.make_marts()
    assert master.read("v_rollout_site", "row_no", "place", "is_in_use_elsewhere") == [
        (0, "own area", False),
        (1, "elsewhere", True),
        (2, "elsewhere", False),
        (3, None, False),
        (9, None, None),
    ]
