"""Marts of how far the steps were taken: states, ratings, reviews, proformas, dose, fidelity."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import Master, mart

from shared.contract.vocabulary import LISP_STEPS

MK = {"programme_code": "MK"}
DAYS_OF_RECORDS = {
    "fct_engagement": "contacted_on",
    "fct_lisp_step_event": "happened_on",
    "fct_proforma": "submitted_on",
    "fct_action": "done_on",
    "fct_time": "worked_on",
    "fct_oversight_week": "week",
    "fct_self_evaluation": "assessed_on",
    "dim_interview": "interviewed_on",
    "fct_survey_answer": "answered_on",
    "fct_opportunity": "identified_on",
}


@mart("v_programme_day")
def _(master: Master) -> None:
    """A programme of its own for each kind of record; a due date is no record."""
    late = date(2016, 7, 1)
    for table, column in DAYS_OF_RECORDS.items():
        for day in (late, date(2016, 3, 1)):
            master.fill(table, {"programme_code": table, column: day})
    master.fill("fct_escalation", {"programme_code": "raised", "raised_on": late})
    closed = {"raised_on": date(2016, 3, 1), "closed_on": late}
    master.fill("fct_escalation", {"programme_code": "closed"} | closed)
    master.fill("fct_action", {"programme_code": "planned", "due_on": date(2016, 7, 1)})
    master.fill("fct_action", {"programme_code": "fct_action", "due_on": date(2016, 9, 1)})
    master.make_marts()
    found = master.read("v_programme_day", "programme_code", "as_of")
    assert found == sorted((name, late) for name in (*DAYS_OF_RECORDS, "raised", "closed"))


P1, P2 = MK | {"pilot_code": "P1"}, MK | {"pilot_code": "P2"}
START, SPRING, LAST = date(2016, 1, 4), date(2016, 3, 7), date(2016, 5, 30)
RECORD = MK | {"identified_on": LAST}
"""A record that sets the programme's newest day."""


def pilot(code: str, **more: Any) -> dict[str, Any]:
    return MK | {"pilot_code": code, "status": "active", "started_on": START} | more


def rating(who: str, step: int, score: float | None, **more: Any) -> dict[str, Any]:
    row = {"rater": who, "rater_role": "pcso", "step": step, "score": score, "assessed_on": SPRING}
    return P1 | row | more


def review(who: str, criterion: str, score: float, **more: Any) -> dict[str, Any]:
    row = {"reviewer": who, "criterion": criterion, "score": score, "reviewed_on": SPRING}
    return P1 | row | more


def event(step: int, name: str, day: date, **more: Any) -> dict[str, Any]:
    return P1 | {"step": step, "event": name, "happened_on": day} | more


@mart("v_pilot_course")
def _(master: Master) -> None:
    """To the newest record or the pilot's end; pilots to come are left out."""
    master.fill("fct_opportunity", RECORD)
    master.fill(
        "dim_pilot",
        pilot("P1"),
        pilot("P2", ended_on=SPRING),
        pilot("P3", ended_on=date(2016, 6, 30)),
        pilot("P4", started_on=date(2016, 6, 6), status="active"),
        pilot("P5", started_on=None, status="proposed"),
        pilot("P6", started_on=None, status="stalled"),
        pilot("P7", started_on=LAST),
        pilot("P1", programme_code="other"),
    )
    master.make_marts()
    found = master.read("v_pilot_course", "pilot_code", "first_day", "last_day", "days", "months")
    month = 365.25 / 12
    assert found == [
        ("P1", START, LAST, 148, 148 / month),
        ("P2", START, SPRING, 64, 64 / month),
        ("P3", START, LAST, 148, 148 / month),
        ("P6", None, None, None, None),
        ("P7", LAST, LAST, 1, 1 / month),
    ]


def _states(master: Master, *events: dict[str, Any]) -> None:
    master.fill("fct_lisp_step_event", *events)
    master.fill(
        "dim_pilot", pilot("P1"), pilot("P2"), pilot("P3", started_on=None, status="proposed")
    )
    master.make_marts()


@mart("v_step_state")
def _(master: Master) -> None:
    """Evidence shows a start; reopening ends complete until it is complete again."""
    _states(
        master,
        event(1, "evidenced", SPRING),
        event(2, "complete", SPRING),
        event(2, "reopened", LAST),
        event(3, "reopened", SPRING),
        event(3, "complete", LAST),
        event(4, "started", START, pilot_code="P9"),
    )
    columns = ("pilot_code", "step", "event", "is_reached", "reached", "reached_on")
    found = master.read("v_step_state", *columns)
    assert len(found) == 3 * 8 * 3  # P1, P2 and the unregistered P9; P3 has not begun
    assert [row for row in found if row[3]] == [
        ("P1", 1, "evidenced", True, 1, SPRING),
        ("P1", 1, "started", True, 1, SPRING),
        ("P1", 2, "started", True, 1, SPRING),
        ("P1", 3, "complete", True, 1, LAST),
        ("P1", 3, "started", True, 1, SPRING),
        ("P9", 4, "started", True, 1, START),
    ]
    assert {row[4:] for row in found if not row[3]} == {(0, None)}


@mart("v_furthest_step")
def _(master: Master) -> None:
    _states(
        master,
        event(3, "complete", SPRING),
        event(5, "evidenced", SPRING),
        event(7, "started", SPRING),
    )
    found = master.read("v_furthest_step", "pilot_code", "started", "evidenced", "complete")
    assert found == [("P1", 7, 5, 3), ("P2", 0, 0, 0)]


@mart("v_step_rating")
def _(master: Master) -> None:
    """The newest score counts; an unanswered step does not, whenever it was left open."""
    master.fill(
        "fct_self_evaluation",
        rating("a", 1, 2),
        rating("a", 1, 3, assessed_on=LAST),
        rating("a", 2, 4),
        rating("a", 2, None, assessed_on=LAST),
        rating("b", 1, 2, rater_role="sergeant"),
        rating("c", 1, 3, rater_role="staff"),
        *(rating(role, 3, 1, rater_role=role) for role in ("constable", "inspector", "senior")),
    )
    master.make_marts()
    found = master.read("v_step_rating", "rater", "step", "side", "score", "is_half_way")
    assert found == [
        ("a", 1, "officer", 3, True),
        ("a", 2, "officer", 4, True),
        ("b", 1, "supervisor", 2, False),
        ("c", 1, "other", 3, True),
        ("constable", 3, "officer", 1, False),
        ("inspector", 3, "supervisor", 1, False),
        ("senior", 3, "supervisor", 1, False),
    ]


@mart("v_rating_pair")
def _(master: Master) -> None:
    """Eight steps of each pilot that was begun, also of one that nobody rated."""
    master.fill(
        "fct_self_evaluation",
        rating("a", 1, 2),
        rating("s", 1, 2, rater_role="sergeant"),
        rating("a", 2, 2),
        rating("x", 3, 2, rater_role="staff"),
    )
    master.fill("dim_pilot", pilot("P1"), pilot("P2"))
    master.make_marts()
    found = master.read(
        "v_rating_pair", "pilot_code", "step", "has_officer", "has_supervisor", "pairs"
    )
    assert found[:3] == [
        ("P1", 1, True, True, 1),
        ("P1", 2, True, False, 0),
        ("P1", 3, False, False, 0),
    ]
    assert [row[:2] for row in found[8:]] == [("P2", step) for step in range(1, 9)]
    assert sum(row[4] for row in found) == 1


@mart("v_rating_course")
def _(master: Master) -> None:
    """Mean of the answered steps by day; nothing before the pilot's first day, or without one."""
    master.fill(
        "fct_self_evaluation",
        rating("a", 1, 2),
        rating("a", 2, 5),
        rating("a", 3, None),
        rating("a", 1, 4, assessed_on=LAST),
        rating("b", 1, 4, assessed_on=date(2016, 1, 1)),
        rating("c", 1, 4, pilot_code="P2"),
    )
    master.fill("dim_pilot", pilot("P1"), pilot("P2", started_on=None))
    master.make_marts()
    found = master.read("v_rating_course", "rater", "day", "level")
    assert found == [("a", 63, 3.5), ("a", 147, 4)]


@mart("v_reviewer_score")
def _(master: Master) -> None:
    """The newest score of a criterion; the eight steps by their names."""
    names = [review("x", name, 3, row_no=step) for step, name in LISP_STEPS.items()]
    master.fill(
        "fct_rubric_review",
        *names,
        review("x", "Style", 2),
        review("y", " justification", 1, reviewed_on=None),
        review("y", " justification", 2),
    )
    master.make_marts()
    found = master.read("v_reviewer_score", "reviewer", "step", "criterion", "score")
    steps = [("x", step, name, 3) for step, name in LISP_STEPS.items()]
    assert found == [("x", None, "Style", 2), *steps, ("y", 1, " justification", 2)]


@mart("v_review_gap")
def _(master: Master) -> None:
    """Steps that a reviewer scored; the reviewers' mean stands beside each rater."""
    master.fill("fct_self_evaluation", rating("a", 1, 5), rating("b", 1, 4), rating("a", 2, 3))
    master.fill(
        "fct_self_evaluation",
        *(rating(who, 1, 2, pilot_code=code) for who in "cd" for code in ("P2", "P3")),
        rating("a", 8, 3),
    )
    master.fill(
        "fct_rubric_review",
        review("x", "Justification", 3),
        review("y", "Justification", 2),
        review("x", "Style", 1),
        review("x", "Escalation", 1),
    )
    master.make_marts()
    columns = ("rater", "step", "self_score", "review_score", "left_out")
    found = master.read("v_review_gap", *columns)
    assert found == [("a", 1, 5, 2.5, 2), ("a", 8, 3, 1, 0), ("b", 1, 4, 2.5, 2)]


@mart("v_supervisor_experience")
def _(master: Master) -> None:
    """The lowest year of a band; officers, and supervisors whose pilot nobody reviewed, are out."""
    bands = {"s": "10+", "t": "2-4", "u": None, "w": "5-9"}
    master.fill(
        "dim_person", *(MK | {"person": who, "np_years_band": b} for who, b in bands.items())
    )
    raters = [rating(who, step, 3, rater_role="sergeant") for who in "rstu" for step in (1, 2)]
    master.fill("fct_self_evaluation", *raters, rating("a", 1, 3))
    master.fill("fct_self_evaluation", rating("w", 1, 3, rater_role="sergeant", pilot_code="P2"))
    master.fill("fct_rubric_review", review("x", "Style", 1), review("x", "Escalation", 4))
    master.make_marts()
    found = master.read("v_supervisor_experience", "person", "years_from", "level")
    unknown = [("r", None, 2.5), ("u", None, 2.5)]  # r stands on no roster
    assert found == [unknown[0], ("s", 10, 2.5), ("t", 2, 2.5), unknown[1]]


def submission(day: date, step: int, **more: Any) -> dict[str, Any]:
    blank = {"version": 1, "completed_by": "a"}
    return P1 | blank | {"submitted_on": day, "step": step} | more


SUBMISSIONS = (
    submission(START, 1, row_no=5, load_id=2),
    submission(START, 2, row_no=4, load_id=2),
    submission(START, 1, row_no=9, completed_by=None),
    submission(SPRING, 7, version=2, success_definition="x", row_no=1, load_id=3),
    submission(SPRING, 8, version=2, evaluation="x", row_no=2, load_id=3),
    submission(SPRING, 8, version=2, escalation="x", programme_code="NX"),
)


@mart("v_proforma_submission")
def _(master: Master) -> None:
    """In force is version 2, or what the plan says; a blank author is one of its own."""
    master.fill("fct_proforma", *SUBMISSIONS)
    named = {
        "programme_code": "NX",
        "part": "threshold",
        "name": "wrong_proforma_version",
        "amount": 1,
    }
    master.fill(
        "dim_plan_entry",
        named | {"threshold_name": "version"},
        named | {"threshold_name": "other", "amount": 2},
        named | {"programme_code": "MK", "name": "other", "threshold_name": "version"},
    )
    master.make_marts()
    columns = (
        "version",
        "version_in_force",
        "in_force",
        "limit_source",
        "steps",
        "load_id",
        "row_no",
    )
    found = master.read("v_proforma_submission", "programme_code", "submitted_on", *columns)
    assert found == [
        ("MK", START, 1, 2, 0, "default", 1, 1, 9),
        ("MK", START, 1, 2, 0, "default", 2, 2, 4),
        ("MK", SPRING, 2, 2, 1, "default", 2, 3, 1),
        ("NX", SPRING, 2, 1, 0, "plan", 1, 1, 1),
    ]
    fields = ("has_success_definition", "has_evaluation", "has_escalation")
    assert master.read("v_proforma_submission", "load_id", *fields) == [
        (1, False, False, False),
        (1, False, False, True),
        (2, False, False, False),
        (3, True, True, False),
    ]


@mart("v_proforma_field")
def _(master: Master) -> None:
    master.fill("fct_proforma", *SUBMISSIONS)
    master.make_marts()
    found = master.read("v_proforma_field", "programme_code", "field", "version", "held")
    assert found == [
        *[("MK", "escalation", version, 0) for version in (1, 1, 2)],
        *[("MK", "evaluation", version, held) for version, held in ((1, 0), (1, 0), (2, 1))],
        *[
            ("MK", "success_definition", version, held)
            for version, held in ((1, 0), (1, 0), (2, 1))
        ],
        ("NX", "escalation", 2, 1),
        ("NX", "evaluation", 2, 0),
        ("NX", "success_definition", 2, 0),
    ]


@mart("v_pilot_week")
def _(master: Master) -> None:
    """Weeks up to the newest that the programme recorded, the pilot's end, and no further."""
    master.fill("fct_opportunity", RECORD)
    master.fill(
        "dim_pilot",
        pilot("P1", started_on=date(2016, 1, 7)),
        pilot("P2", ended_on=date(2016, 1, 8)),
        pilot("P3", started_on=None),
        pilot("P1", programme_code="other"),
    )
    weeks = [date(2016, 1, day) for day in (4, 11, 18)]
    master.fill(
        "fct_oversight_week",
        P1 | {"week": weeks[2], "has_oversight": True},
        MK | {"pilot_code": "P3", "week": weeks[1], "has_oversight": False},
    )
    master.make_marts()
    found = master.read("v_pilot_week", "pilot_code", "week", "is_recorded", "overseen")
    assert found == [
        ("P1", weeks[0], False, 0),
        ("P1", weeks[1], False, 0),
        ("P1", weeks[2], True, 1),
        ("P2", weeks[0], False, 0),
        ("P3", weeks[1], True, 0),
    ]


def contact(
    day: date, who: str | None, minutes: float | None = None, **more: Any
) -> dict[str, Any]:
    return P1 | {"contacted_on": day, "stakeholder_code": who, "minutes": minutes} | more


def _dose(master: Master) -> None:
    """P1 in two treatment areas, P2 in one that is not known, P3 untimed, P4 without contacts."""
    master.fill(
        "dim_pilot",
        *(pilot(code, location_code="E9") for code in ("P1", "P2", "P4")),
        pilot("P3", location_code="nowhere"),
        pilot("P1", programme_code="other"),
    )
    master.fill(
        "fct_engagement",
        contact(START, "s1", 60),
        contact(date(2016, 1, 10), "s1", 30),
        contact(date(2016, 1, 11), None),
        contact(LAST, "s2", 30),
        contact(START, "s1", 30, pilot_code="P2"),
        contact(START, "s1", pilot_code="P3"),
    )
    areas = {"E1": 1000, "E2": 500, "E9": 200}
    master.fill("dim_area", *({"area_code": a, "population": n} for a, n in areas.items()))
    treated = {"area_role": "treatment"}
    master.fill(
        "bridge_pilot_area",
        *(P1 | treated | {"area_code": area} for area in ("E1", "E2")),
        P1 | {"area_role": "buffer", "area_code": "E9"},
        *(P2 | treated | {"area_code": area} for area in ("E1", "E3")),
    )
    part = MK | {"part": "dose"}
    master.fill(
        "dim_plan_entry",
        part | {"name": "contacts", "amount": 8, "unit": "contacts per pilot and month"},
        part | {"name": "hours", "amount": 1, "unit": "hours per week"},
        part | {"name": "weeks", "amount": 20, "unit": "weeks per pilot"},
    )
    master.make_marts()


@mart("v_pilot_dose")
def _(master: Master) -> None:
    _dose(master)
    counts = ("contacts", "timed_contacts", "hours", "stakeholders", "weeks", "residents")
    assert master.read("v_pilot_dose", "pilot_code", *counts) == [
        ("P1", 4, 3, 2.0, 2, 3, 1500),
        ("P2", 1, 1, 0.5, 1, 1, 200),  # one of its treatment areas is not known: its location
        ("P3", 1, 0, None, 1, 1, None),
        ("P4", 0, 0, 0.0, 0, 0, 200),
    ]
    months = 148 / (365.25 / 12)
    placed = ("resident_months", "placed_contacts", "placed_hours", "timed_resident_months")
    assert master.read("v_pilot_dose", "pilot_code", *placed) == [
        ("P1", 1500 * months, 4, 2.0, 1500 * months),
        ("P2", 200 * months, 1, 0.5, 200 * months),
        ("P3", None, None, None, None),
        ("P4", 200 * months, 0, 0.0, 200 * months),
    ]


@mart("v_dose_component")
def _(master: Master) -> None:
    """Plans by the month and the week grow with the pilot; none for stakeholders here."""
    _dose(master)
    columns = ("component", "amount", "planned", "compared_amount", "compared_planned")
    found = {row[:2]: row[2:] for row in master.read("v_dose_component", "pilot_code", *columns)}
    contacts, hours = 8 * 148 / (365.25 / 12), 148 / 7
    assert len(found) == 16
    assert found["P1", "contacts"] == (4, contacts, 4, contacts)
    assert found["P1", "hours"] == (2, hours, 2, hours)
    assert found["P1", "weeks"] == (3, 20, 3, 20)
    assert found["P1", "stakeholders"] == (2, None, None, None)
    assert found["P3", "hours"] == (None, hours, None, None)
    assert found["P4", "contacts"] == (0, contacts, 0, contacts)


def _met(code: str, **more: Any) -> dict[str, Any]:
    facts = {"stakeholder_type": "resident", "is_statutory": False, "decision_authority": "local"}
    return P1 | {"stakeholder_code": code, "first_contact_on": START} | facts | more


def _features(master: Master) -> dict[tuple[str, int], str]:
    found = master.read("v_fidelity", "pilot_code", "feature", "state")
    return {row[:2]: row[2] for row in found}


@mart("v_fidelity")
def _(master: Master) -> None:
    """P1 holds every sign, P2 none, and a programme without records is not judged."""
    master.fill("dim_pilot", pilot("P1"), pilot("P2"), pilot("Q1", programme_code="QQ"))
    master.fill("fct_opportunity", RECORD, RECORD | {"programme_code": "QQ"})
    master.fill("fct_lisp_step_event", *(event(step, "evidenced", SPRING) for step in range(1, 9)))
    master.fill(
        "fct_proforma",
        submission(SPRING, 7, version=2, success_definition="x"),
        submission(SPRING, 7, pilot_code="P2"),
    )
    types = {"s1": "resident", "s2": "business", "s3": "faith"}
    master.fill("dim_stakeholder", *(_met(code, stakeholder_type=t) for code, t in types.items()))
    talks = [contact(START, code, 60) for code in ("s1", "s1", "s2", "s3")]
    solved = contact(SPRING, None, 60, pillar="problem_solving", arnstein_rung=6)
    master.fill("fct_engagement", *talks, solved)
    part = MK | {"part": "dose", "unit": "each"}
    planned = {"contacts": 5, "hours": 5, "weeks": 2}
    master.fill("dim_plan_entry", *(part | {"name": n, "amount": a} for n, a in planned.items()))
    came = [True] * 4 + [False]
    missed_first = [(0, False), *enumerate(came)]
    events = [(kind, n, c) for kind in ("training", "briefing") for n, c in missed_first]
    master.fill(
        "fct_training", *(MK | {"person": str(n), "event": k, "attended": c} for k, n, c in events)
    )
    master.make_marts()
    found = _features(master)
    assert {code for code, _ in found} == {"P1", "P2", "Q1"}
    judged = set(range(1, 12)) - {7}
    assert {n for n in range(1, 12) if found["P1", n] == "evidenced"} == judged
    not_of_a_pilot = {10: "evidenced"}
    assert {n: found["P2", n] for n in judged} == dict.fromkeys(
        judged, "not evidenced"
    ) | not_of_a_pilot
    assert {found["Q1", n] for n in range(1, 12)} == {found["P1", 7]} == {"not collected"}


@mart("v_fidelity_pilot")
def _(master: Master) -> None:
    """Evidence of steps 1, 3 and 5 alone; no other kind of file was handed over."""
    master.fill("dim_pilot", pilot("P1"), pilot("Q1", programme_code="QQ"))
    master.fill("fct_opportunity", RECORD | {"programme_code": "QQ"})
    master.fill("fct_lisp_step_event", *(event(step, "evidenced", SPRING) for step in (1, 3, 4, 5)))
    master.make_marts()
    # 1: both signs; 4, 5 and 9: one of two; 2 and 6: none; the rest has no file
    found = master.read("v_fidelity_pilot", "pilot_code", "evidenced", "partly", "judged")
    assert found == [("P1", 1, 3, 6)]
