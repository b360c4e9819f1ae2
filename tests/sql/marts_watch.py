"""The watch rules: each side of every limit, what was not collected, and what the plan changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sql.mart_cases import mart

Master = Any
START, TODAY = date(2016, 2, 15), date(2016, 7, 8)
MK = {"programme_code": "MK"}


def pilot(code: str, *, started_on: date | None = START, ended_on: date | None = None) -> Any:
    return MK | {"pilot_code": code, "started_on": started_on, "ended_on": ended_on}


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def looks_today(master: Master) -> None:
    """An interview of that day makes it the newest that the programme's records hold."""
    master.fill("dim_interview", MK | {"interviewed_on": TODAY})


def pilots(master: Master, *codes: str) -> None:
    """Pilots that have started, in a programme whose records end today."""
    master.fill("dim_pilot", *map(pilot, codes))
    looks_today(master)


def declared(rule: str, name: str, value: float) -> dict[str, Any]:
    return MK | {"part": "threshold", "name": rule, "threshold_name": name, "amount": value}


@mart("v_watch_day")
def _(master: Master) -> None:
    """A pilot that has ended is looked at on its last day; one that has not started, never."""
    master.fill(
        "dim_pilot",
        pilot("P1"),
        pilot("P2", ended_on=days_ago(9)),
        pilot("P3", ended_on=days_ago(-9)),
        pilot("P4", started_on=None),
        pilot("P5", started_on=days_ago(-1)),
        pilot("P6", started_on=TODAY),
    )
    looks_today(master)
    master.make_marts()
    found = master.read("v_watch_day", "pilot_code", "as_of")
    assert found == [("P1", TODAY), ("P2", days_ago(9)), ("P3", TODAY), ("P6", TODAY)]


@mart("v_watch_limit")
def _(master: Master) -> None:
    """What the plan declares comes first; the screening pack's months stand under site_choice."""
    looks_today(master)
    master.fill("dim_plan_entry", declared("site_choice", "months_before", 24))
    master.make_marts()
    found = master.read("v_watch_limit", "rule", "limit_name", "limit_value", "limit_source")
    assert ("no_screening_pack", "months_before", 24.0, "plan") in found
    assert ("no_activity", "days", 21.0, "default") in found
    assert len(found) == 11


@mart("v_watch_no_activity")
def _(master: Master) -> None:
    """Raised from the 21st day on, whatever was last; what follows a pilot's end is not seen."""
    pilots(master, "contact", "action", "step", "proforma", "none", "undone")
    master.fill("dim_pilot", pilot("ended", ended_on=days_ago(30)))
    master.fill(
        "fct_engagement",
        *(MK | {"pilot_code": "contact", "contacted_on": days_ago(days)} for days in (21, 40)),
        MK | {"pilot_code": "ended", "contacted_on": days_ago(35)},
        MK | {"pilot_code": "ended", "contacted_on": days_ago(1)},
    )
    master.fill(
        "fct_action",
        MK | {"pilot_code": "action", "done_on": days_ago(20)},
        MK | {"pilot_code": "undone", "done_on": None, "due_on": TODAY},
    )
    master.fill("fct_lisp_step_event", MK | {"pilot_code": "step", "happened_on": days_ago(22)})
    master.fill("fct_proforma", MK | {"pilot_code": "proforma", "submitted_on": days_ago(0)})
    master.make_marts()
    since_start = (TODAY - START).days
    columns = ("pilot_code", "state", "measured", "since")
    assert master.read("v_watch_no_activity", *columns) == [
        ("action", "clear", 20.0, days_ago(20)),
        ("contact", "raised", 21.0, days_ago(21)),
        ("ended", "clear", 5.0, days_ago(35)),
        ("none", "raised", since_start, START),
        ("proforma", "clear", 0.0, TODAY),
        ("step", "raised", 22.0, days_ago(22)),
        ("undone", "raised", since_start, START),
    ]


@mart("v_watch_wrong_proforma_version")
def _(master: Master) -> None:
    """The newest answer of each step counts: who writes a step again on version 2 is clear."""

    def answer(code: str, step: int, version: int, days: int) -> dict[str, Any]:
        row = {"pilot_code": code, "step": step, "version": version}
        return MK | row | {"submitted_on": days_ago(days)}

    pilots(master, "again", "half", "none", "old")
    master.fill(
        "fct_proforma",
        answer("old", 1, 1, 50),
        *(answer("half", step, 1, 40 + step) for step in (1, 2)),
        answer("half", 1, 2, 3),
        *(answer("again", 1, version, days) for version, days in ((1, 40), (2, 3))),
    )
    master.make_marts()
    columns = ("pilot_code", "state", "measured", "since", "detail")
    said = "Steps whose newest answer stands on an older version of the form: {}."
    assert master.read("v_watch_wrong_proforma_version", *columns) == [
        ("again", "clear", 2.0, None, said.format("0 of 1")),
        ("half", "raised", 1.0, days_ago(42), said.format("1 of 2")),
        ("none", "not collected", None, None, "No proforma of the pilot has been handed over."),
        ("old", "raised", 1.0, days_ago(50), said.format("1 of 1")),
    ]


@mart("v_watch_success_undefined")
def _(master: Master) -> None:
    """Raised only where step 7 has begun and no form of the pilot defines success."""
    pilots(master, "begun", "defined", "early")
    master.fill("dim_pilot", {"programme_code": "XX", "pilot_code": "P1", "started_on": START})
    master.fill("dim_interview", {"programme_code": "XX", "interviewed_on": TODAY})
    steps = (("begun", 7), ("defined", 7), ("early", 6))
    master.fill(
        "fct_lisp_step_event",
        *(MK | {"pilot_code": c, "step": s, "happened_on": days_ago(9)} for c, s in steps),
    )
    master.fill(
        "fct_proforma",
        MK | {"pilot_code": "begun", "step": 7, "success_definition": None},
        MK | {"pilot_code": "defined", "step": 2, "success_definition": "Fewer thefts"},
    )
    master.make_marts()
    columns = ("programme_code", "pilot_code", "state", "measured", "since")
    assert master.read("v_watch_success_undefined", *columns) == [
        ("MK", "begun", "raised", 0.0, days_ago(9)),
        ("MK", "defined", "clear", 1.0, days_ago(9)),
        ("MK", "early", "clear", 0.0, None),
        ("XX", "P1", "not collected", None, None),
    ]


@mart("v_watch_escalation_unanswered")
def _(master: Master) -> None:
    """Raised beyond the 60th day while nobody has answered; an escalation outlives its pilot."""

    def escalation(code: str, days: int, status: str, **more: Any) -> dict[str, Any]:
        row = {"pilot_code": "P1", "escalation_code": code, "raised_on": days_ago(days)}
        return MK | row | {"status": status, "to_level": "sergeant"} | more

    pilots(master, "P1", "P2")
    master.fill("dim_pilot", pilot("P3", ended_on=days_ago(50)))
    master.fill("dim_pilot", {"programme_code": "XX", "pilot_code": "P1", "started_on": START})
    master.fill("dim_interview", {"programme_code": "XX", "interviewed_on": TODAY})
    master.fill(
        "fct_escalation",
        escalation("a", 61, "open", to_level="regional_business"),
        escalation("b", 60, "open"),
        escalation("c", 61, "blocked"),
        escalation("d", 90, "blocked", closed_on=days_ago(10)),
        escalation("e", 90, "answered"),
        escalation("f", 70, "open") | {"pilot_code": "P3"},
    )
    master.make_marts()
    columns = ("programme_code", "pilot_code", "subject", "state", "measured", "who", "as_of")
    assert master.read("v_watch_escalation_unanswered", *columns) == [
        ("MK", "P1", "escalation a", "raised", 61.0, "senior", TODAY),
        ("MK", "P1", "escalation b", "clear", 60.0, "sergeant", TODAY),
        ("MK", "P1", "escalation c", "raised", 61.0, "sergeant", TODAY),
        ("MK", "P1", "escalation d", "clear", 80.0, "sergeant", TODAY),
        ("MK", "P1", "escalation e", "clear", None, "sergeant", TODAY),
        ("MK", "P2", "pilot", "clear", None, "senior", TODAY),
        ("MK", "P3", "escalation f", "raised", 70.0, "sergeant", TODAY),
        ("XX", "P1", "pilot", "not collected", None, "senior", TODAY),
    ]


@mart("v_watch_supervisor_pairs_missing")
def _(master: Master) -> None:
    """One step without a supervisor's score is enough; a blank score is none; staff are neither."""

    def ratings(code: str, role: str, *scores: int | None) -> list[dict[str, Any]]:
        row = MK | {"pilot_code": code, "rater_role": role, "assessed_on": days_ago(4)}
        return [row | {"step": step, "score": s} for step, s in enumerate(scores, start=1)]

    pilots(master, "both", "missing", "none")
    master.fill(
        "fct_self_evaluation",
        *ratings("both", "pcso", 1, 2),
        *ratings("both", "sergeant", 1, 2),
        *ratings("missing", "constable", 1, 2),
        *ratings("missing", "inspector", 1, None),
        *ratings("missing", "staff", 1, 2),
        *ratings("none", "inspector", 1, 2),
    )
    master.make_marts()
    columns = ("pilot_code", "state", "measured", "since")
    assert master.read("v_watch_supervisor_pairs_missing", *columns) == [
        ("both", "clear", 0.0, None),
        ("missing", "raised", 1.0, days_ago(4)),
        ("none", "not collected", None, None),
    ]


@mart("v_watch_officers_abstracted")
def _(master: Master) -> None:
    """Above a fifth of working time, leave apart, in a team of at least five people."""

    def spells(team: str | None, people: int, abstracted: float) -> list[dict[str, Any]]:
        hours = {"abstraction": abstracted, "reactive": 10 - abstracted, "leave": 8}
        return [
            MK | {"person": f"{team}{n}", "team": team, "activity": activity, "hours": spent}
            for n in range(people)
            for activity, spent in hours.items()
        ]

    looks_today(master)
    whole = {"person": None, "team": "whole", "activity": "abstraction", "hours": 9}
    master.fill(
        "fct_time",
        *spells("at", 5, 2.0),
        *spells("above", 5, 2.5),
        *spells("few", 4, 9.0),
        *spells(None, 6, 0.0),
        MK | whole,
    )
    master.make_marts()
    columns = ("subject", "state", "measured", "people")
    assert master.read("v_watch_officers_abstracted", *columns) == [
        ("officers without a team", "clear", 0.0, 6),
        ("team above", "raised", 0.25, 5),
        ("team at", "clear", 0.2, 5),
        ("team few", "not collected", None, 4),
        ("team whole", "not collected", None, 0),
    ]


@mart("v_watch_low_response")
def _(master: Master) -> None:
    """Below seven in ten from a week before the wave closes; not before, nor without a list."""

    def wave(name: str, *, opens: int, closes: int) -> dict[str, Any]:
        days = {"opens_on": days_ago(opens), "closes_on": days_ago(closes)}
        return MK | {"part": "wave", "name": name} | days

    def people(wave: str, arm: str, count: int) -> list[dict[str, Any]]:
        return [MK | {"wave": wave, "arm": arm, "person": f"{wave}{n}"} for n in range(count)]

    def answers(wave: str, arm: str, count: int) -> list[dict[str, Any]]:
        row = MK | {"wave": wave, "arm": arm, "item_code": "Q1", "answer": 3}
        return [row | {"respondent": f"{wave}{arm}{n}"} for n in range(count)]

    looks_today(master)
    item = {"item_code": "Q1", "minimum": 1, "maximum": 5, "is_reverse": False}
    master.fill("dim_item", item | {"scale": "employer"})
    master.fill(
        "dim_plan_entry",
        wave("T1", opens=9, closes=-7),
        wave("T2", opens=9, closes=-8),
        wave("T3", opens=-1, closes=-2),
        wave("T4", opens=0, closes=-1),
        wave("T5", opens=9, closes=1),
    )
    master.fill(
        "fct_survey_invitation",
        *people("T1", "treated", 10),
        *people("T1", "control", 10),
        *people("T2", "treated", 10),
        *people("T5", "treated", 5),
        *people("T5", "control", 4),
    )
    master.fill(
        "fct_survey_answer",
        *answers("T1", "treated", 6),
        *answers("T1", "control", 7),
        *answers("T5", "treated", 6),
        *answers("T5", "control", 1),
    )
    master.make_marts()
    assert master.read("v_watch_low_response", "subject", "state", "measured", "people") == [
        ("wave T1, control", "clear", 0.7, 10),
        ("wave T1, treated", "raised", 0.6, 10),
        ("wave T2, treated", "clear", 0.0, 10),
        ("wave T4", "not collected", None, None),
        ("wave T5, control", "not collected", None, 4),
        ("wave T5, treated", "not collected", None, 5),
    ]


@mart("v_watch_no_screening_pack")
def _(master: Master) -> None:
    """36 months before the start, of the area that has fewest, and papers that name a screening."""

    def treated(code: str, area: str, rationale: str | None) -> dict[str, Any]:
        row = {"pilot_code": code, "area_code": area, "area_role": "treatment"}
        return MK | row | {"rationale": rationale}

    def months(force: str, area: str, count: int) -> list[dict[str, Any]]:
        """The last months before the start, and the month of the start, which does not count."""
        ends = [(2016 * 12 + 1 - back) for back in range(count + 1)]
        row = {"force": force, "lsoa_code": area, "crime_type": "Drugs"}
        return [row | {"month": date(end // 12, end % 12 + 1, 1)} for end in ends]

    pilots(master, "few", "full", "silent", "two")
    master.fill("dim_pilot", pilot("located") | {"location_code": "E1"})
    master.fill("dim_area", *({"area_code": f"E{n}", "population": 100} for n in (1, 2)))
    master.fill("fct_crime", *months("TVP", "E1", 36), *months("BCP", "E2", 35))
    master.fill(
        "bridge_pilot_area",
        treated("full", "E1", "Highest of all in the screening"),
        treated("few", "E2", "Highest in 36 months"),
        treated("silent", "E1", "Known to the officers; 136 months, onscreen"),
        *(treated("two", area, "Screened") for area in ("E1", "E2")),
    )
    master.fill(
        "fct_lisp_step_event",
        MK | {"pilot_code": "located", "evidence_ref": "calls of three years"},
    )
    master.make_marts()
    columns = ("pilot_code", "state", "measured", "who")
    assert master.read("v_watch_no_screening_pack", *columns) == [
        ("few", "raised", 35.0, "evaluator"),
        ("full", "clear", 36.0, "evaluator"),
        ("located", "clear", 36.0, "evaluator"),
        ("silent", "raised", 36.0, "evaluator"),
        ("two", "raised", 35.0, "evaluator"),
    ]


def one_of_each(master: Master) -> None:
    """A pilot with a raised and a clear rule, and one that no rule but two can assess."""
    pilots(master, "P1")
    master.fill("fct_engagement", MK | {"pilot_code": "P1", "contacted_on": days_ago(30)})
    escalation = {"pilot_code": "P1", "escalation_code": "a", "raised_on": days_ago(3)}
    master.fill("fct_escalation", MK | escalation | {"status": "open"})
    master.fill("dim_pilot", pilot("P2", started_on=days_ago(2)))


@mart("v_watch")
def _(master: Master) -> None:
    """Every rule has its row, also where nothing was collected."""
    one_of_each(master)
    master.make_marts()
    found = master.read("v_watch", "rule", "pilot_code", "state")
    assert ("no_activity", "P1", "raised") in found
    assert ("escalation_unanswered", "P2", "clear") in found
    assert ("officers_abstracted", None, "not collected") in found
    assert {rule for rule, _, _ in found} == {
        "escalation_unanswered",
        "no_activity",
        "no_screening_pack",
        "officers_abstracted",
        "success_undefined",
        "supervisor_pairs_missing",
        "wrong_proforma_version",
    }


@mart("v_watch_assessed")
def _(master: Master) -> None:
    one_of_each(master)
    master.make_marts()
    assert master.read("v_watch_assessed", "rule", "pilot_code", "subject", "is_raised") == [
        ("escalation_unanswered", "P1", "escalation a", 0),
        ("escalation_unanswered", "P2", "pilot", 0),
        ("no_activity", "P1", "pilot", 1),
        ("no_activity", "P2", "pilot", 0),
    ]


@mart("v_watch_pilot")
def _(master: Master) -> None:
    one_of_each(master)
    master.make_marts()
    assert master.read("v_watch_pilot", "pilot_code", "assessed", "raised", "is_clear") == [
        ("P1", 2, 1, 0),
        ("P2", 2, 0, 1),
    ]
