"""Marts of time, demand and cost: zeros where somebody looked, nothing where nobody did."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import mart

from shared.contract.vocabulary import Activity, Demand

Master = Any
MAY, JUNE = date(2016, 5, 1), date(2016, 6, 1)
LAST_OF_MAY = date(2016, 5, 31)
SHOWN = ("reactive", "leave", "abstraction")


def spell(person: str | None, activity: str, hours: float, on: date = MAY, **more: Any) -> Any:
    row = {"programme_code": "MK", "person": person, "team": None, "activity": activity}
    return row | {"hours": hours, "worked_on": on} | more


def of_activities(rows: list[tuple[Any, ...]], at: int) -> list[tuple[Any, ...]]:
    """The rows of the activities that a case speaks of."""
    return [row for row in rows if row[at] in SHOWN]


@mart("v_time_share")
def _(master: Master) -> None:
    """Eight rows a person and month, zeros among them; teams apart; sums in decimals."""
    master.fill("dim_person", {"programme_code": "MK", "person": "p", "role": "pcso", "arm": None})
    master.fill(
        "fct_time",
        spell("p", "reactive", 0.1),
        spell("p", "reactive", 0.2, LAST_OF_MAY),
        spell("p", "leave", 8, JUNE, team="T"),
        spell(None, "reactive", 9, team="T"),
        spell("q", "abstraction", 1),
    )
    master.make_marts()
    columns = ("person", "role", "month", "activity", "hours", "all_hours")
    found = master.read("v_time_share", *columns)
    assert len(found) == 3 * len(Activity)
    assert {row[3] for row in found} == set(Activity)
    assert of_activities(found, 3) == [
        ("p", "pcso", MAY, "abstraction", 0.0, 0.3),
        ("p", "pcso", MAY, "leave", 0.0, 0.3),
        ("p", "pcso", MAY, "reactive", 0.3, 0.3),
        ("p", "pcso", JUNE, "abstraction", 0.0, 8.0),
        ("p", "pcso", JUNE, "leave", 8.0, 8.0),
        ("p", "pcso", JUNE, "reactive", 0.0, 8.0),
        ("q", None, MAY, "abstraction", 1.0, 1.0),
        ("q", None, MAY, "leave", 0.0, 1.0),
        ("q", None, MAY, "reactive", 0.0, 1.0),
    ]


@mart("v_team_time")
def _(master: Master) -> None:
    """Only rows that name no person."""
    master.fill(
        "fct_time",
        spell(None, "reactive", 6, team="T"),
        spell(None, "leave", 2, LAST_OF_MAY, team="T"),
        spell("p", "reactive", 8, team="T"),
    )
    master.make_marts()
    found = master.read("v_team_time", "team", "month", "activity", "hours", "all_hours")
    assert {row[2] for row in found} == set(Activity)
    assert of_activities(found, 2) == [
        ("T", MAY, "abstraction", 0.0, 8.0),
        ("T", MAY, "leave", 2.0, 8.0),
        ("T", MAY, "reactive", 6.0, 8.0),
    ]


@mart("v_duty_time")
def _(master: Master) -> None:
    """Leave is not on duty; who was only on leave has no row."""
    master.fill(
        "fct_time",
        spell("p", "reactive", 5),
        spell("p", "abstraction", 1),
        spell("p", "leave", 2),
        spell("q", "leave", 8),
    )
    master.make_marts()
    found = master.read("v_duty_time", "person", "month", "hours_abstracted", "hours_on_duty")
    assert found == [("p", MAY, 1.0, 6.0)]


def fill_policy(master: Master) -> None:
    master.fill(
        "dim_policy_event",
        *(
            {"name": name, "effective_on": on}
            for name, on in (
                ("Triage", LAST_OF_MAY),
                ("Triage", JUNE),
                ("Before all", MAY),
                ("After all", date(2016, 7, 1)),
            )
        ),
    )
    master.fill(
        "fct_time",
        spell("p", "reactive", 8, MAY),
        spell("p", "leave", 8, LAST_OF_MAY),
        spell("p", "leave", 2, JUNE),
        spell("p", "reactive", 6, JUNE),
        spell("q", "reactive", 4, MAY),
        spell(None, "reactive", 9, date(2016, 8, 1), team="T"),
    )
    master.make_marts()


@mart("v_time_period")
def _(master: Master) -> None:
    """The day itself is after; an event needs records on both sides; one name twice is two."""
    fill_policy(master)
    columns = ("policy_event", "period", "person", "activity", "hours", "all_hours")
    found = master.read("v_time_period", *columns)
    assert {row[3] for row in found} == set(Activity)
    first, second = "Triage (2016-05-31)", "Triage (2016-06-01)"
    assert [row for row in found if row[3] == "leave"] == [
        (first, "after", "p", "leave", 10.0, 16.0),
        (first, "before", "p", "leave", 0.0, 8.0),
        (first, "before", "q", "leave", 0.0, 4.0),
        (second, "after", "p", "leave", 2.0, 8.0),
        (second, "before", "p", "leave", 8.0, 16.0),
        (second, "before", "q", "leave", 0.0, 4.0),
    ]


@mart("v_time_change")
def _(master: Master) -> None:
    """Who recorded on one side alone has no change."""
    fill_policy(master)
    hours = ("hours_before", "all_hours_before", "hours_after", "all_hours_after")
    found = master.read("v_time_change", "effective_on", "person", "activity", *hours)
    assert [row for row in found if row[2] == "leave"] == [
        (LAST_OF_MAY, "p", "leave", 0.0, 8.0, 10.0, 16.0),
        (JUNE, "p", "leave", 8.0, 16.0, 2.0, 8.0),
    ]


@mart("v_time_benchmark")
def _(master: Master) -> None:
    """Percent and shares of time that name the activity; nothing else."""
    master.fill("fct_time", spell("p", "problem_solving", 1), spell("p", "reactive", 7))
    measures = (
        ("Time for problem-solving", 1.7, "Percent"),
        ("Problem solving, share of time", 0.02, "share"),
        ("Problem solving, hours of time", 3, "hours"),
        ("Problem solving, share of budget", 3, "percent"),
        ("Share of time in meetings", 3, "percent"),
    )
    master.fill(
        "dim_benchmark",
        *(
            {"measure": m, "value": v, "unit": u, "source": "S", "year": 2015}
            for m, v, u in measures
        ),
    )
    master.make_marts()
    columns = ("benchmark", "person", "activity", "hours", "all_hours", "benchmark_share")
    assert master.read("v_time_benchmark", *columns) == [
        ("Problem solving, share of time: S (2015)", "p", "problem_solving", 1.0, 8.0, 0.02),
        ("Time for problem-solving: S (2015)", "p", "problem_solving", 1.0, 8.0, 0.017),
    ]


def incident(key: str, on: date = MAY, **more: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("ho_code", "lsoa_code", "beat", "incident_type"))
    return nothing | {"incident": key, "reported_on": on, "demand": "unclassified"} | more


@mart("v_demand_month")
def _(master: Master) -> None:
    master.fill(
        "fct_incident",
        incident("1"),
        incident("2", LAST_OF_MAY, demand="shunt"),
        incident("3", JUNE),
    )
    master.make_marts()
    columns = ("month", "incidents", "classified", "unclassified")
    assert master.read("v_demand_month", *columns) == [(MAY, 2, 1, 1), (JUNE, 1, 0, 1)]


@mart("v_demand_kind")
def _(master: Master) -> None:
    """A kind that nobody gave is 0 in every month of the export; unclassified is no kind."""
    master.fill("fct_incident", incident("1", LAST_OF_MAY, demand="shunt"), incident("2", JUNE))
    master.make_marts()
    found = master.read("v_demand_kind", "month", "demand", "incidents")
    assert {(month, kind) for month, kind, _ in found} == {
        (month, kind) for month in (MAY, JUNE) for kind in set(Demand) - {Demand.UNCLASSIFIED}
    }
    assert [row for row in found if row[2]] == [(MAY, "shunt", 1)]


@mart("v_demand_coding")
def _(master: Master) -> None:
    for coder, demand in (("k", "shunt"), ("l", "excess")):
        master.fill("fct_demand_coding", {"incident": "i", "coder": coder, "demand": demand})
    master.make_marts()
    found = master.read("v_demand_coding", "incident", "coder", "demand")
    assert found == [("i", "k", "shunt"), ("i", "l", "excess")]


def fill_bulk(master: Master) -> None:
    areas = (("P1", "E1", "treatment"), ("P1", "B9", "treatment"), ("P2", "E1", "treatment"))
    for pilot, area, role in (*areas, ("P3", "E3", "buffer")):
        keys = {"programme_code": "MK", "pilot_code": pilot, "area_code": area}
        master.fill("bridge_pilot_area", keys | {"area_role": role})
    master.fill(
        "dim_offence",
        {"ho_code": "49A", "offence": "Making off without payment"},
        {"ho_code": "49A", "offence": "Making off, other"},
        {"ho_code": "45", "offence": "Theft"},
    )
    master.fill(
        "fct_incident",
        incident("both", lsoa_code="E1", beat="B9", incident_type="Shoplifting"),
        incident("offence", LAST_OF_MAY, beat="B9", ho_code="49A", incident_type="Other"),
        incident("elsewhere", lsoa_code="E3", incident_type="DRIVE OFF"),
        incident("other", lsoa_code="E1", ho_code="45", incident_type="Noise"),
        incident("later", JUNE, lsoa_code="E1"),
    )
    master.make_marts()


@mart("v_bulk_incident")
def _(master: Master) -> None:
    """Once for each pilot at whose site it lies, by LSOA or beat; a buffer is no site."""
    fill_bulk(master)
    found = master.read("v_bulk_incident", "pilot_code", "bulk_kind", "incident", "month")
    assert found == [
        (None, "bilking", "elsewhere", MAY),
        ("P1", "bilking", "offence", MAY),
        ("P1", "shoplifting", "both", MAY),
        ("P2", "shoplifting", "both", MAY),
    ]


@mart("v_bulk_demand")
def _(master: Master) -> None:
    """Zeros for each month and kind of the export; parking, of which it is silent, has no row."""
    fill_bulk(master)
    assert master.read("v_bulk_demand", "pilot_code", "bulk_kind", "month", "incidents") == [
        ("P1", "bilking", MAY, 1),
        ("P1", "bilking", JUNE, 0),
        ("P1", "shoplifting", MAY, 1),
        ("P1", "shoplifting", JUNE, 0),
        ("P2", "bilking", MAY, 0),
        ("P2", "bilking", JUNE, 0),
        ("P2", "shoplifting", MAY, 1),
        ("P2", "shoplifting", JUNE, 0),
    ]


def fill_costs(master: Master) -> None:
    master.fill(
        "dim_pilot",
        *(
            {"programme_code": p, "pilot_code": c}
            for p, c in (("MK", "P1"), ("MK", "P2"), ("X", "P1"))
        ),
    )
    master.fill(
        "fct_cost",
        *(
            {"programme_code": "MK", "pilot_code": pilot, "cost_kind": kind, "amount_gbp": amount}
            | {"row_no": row}
            for row, (pilot, kind, amount) in enumerate(
                (("P1", "staff", 5.0), ("P1", "staff", 5.0), (None, "training", 7.0)), start=1
            )
        ),
    )
    master.make_marts()


@mart("v_cost_entry")
def _(master: Master) -> None:
    """Equal costs stay two; what a programme records elsewhere is missing of a pilot, and no 0."""
    fill_costs(master)
    columns = ("programme_code", "pilot_code", "cost_kind", "amount_gbp", "entries", "row_no")
    assert master.read("v_cost_entry", *columns) == [
        ("MK", None, "training", 7.0, 1, 3),
        ("MK", "P1", "staff", 5.0, 1, 1),
        ("MK", "P1", "staff", 5.0, 1, 2),
        ("MK", "P1", "training", None, 0, None),
        ("MK", "P2", "staff", None, 0, None),
        ("MK", "P2", "training", None, 0, None),
    ]


@mart("v_cost_coverage")
def _(master: Master) -> None:
    """A programme without any cost has no row."""
    fill_costs(master)
    columns = ("programme_code", "pilot_code", "has_cost")
    assert master.read("v_cost_coverage", *columns) == [("MK", "P1", 1), ("MK", "P2", 0)]
