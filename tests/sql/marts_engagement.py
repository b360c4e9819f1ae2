"""Marts of engagement: months of the run, contacts by pillar and rung, the stakeholder network."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import Master, mart

MARCH, APRIL, MAY = date(2016, 3, 1), date(2016, 4, 1), date(2016, 5, 1)
MK, XX = {"programme_code": "MK"}, {"programme_code": "XX"}


def pilot(code: str = "P1", **more: Any) -> Any:
    return MK | {"pilot_code": code} | more


def contact(day: date, code: str = "P1", **more: Any) -> Any:
    return MK | {"pilot_code": code, "contacted_on": day} | more


def stakeholder(code: str, of: str = "P1", **more: Any) -> Any:
    return MK | {"pilot_code": of, "stakeholder_code": code} | more


@mart("v_pilot_month")
def _(master: Master) -> None:
    """A run ends with the register, or with the records; a first contact can begin one."""
    master.fill(
        "dim_pilot",
        pilot("P1", started_on=date(2016, 3, 30), ended_on=date(2016, 4, 2)),
        pilot("P2", started_on=date(2016, 4, 10), ended_on=date(2017, 1, 1)),
        pilot("P3"),
        pilot("P4"),
        pilot("P5", started_on=date(2016, 6, 1)),
        XX | {"pilot_code": "P1", "started_on": date(2016, 3, 30)},
    )
    master.fill("fct_engagement", contact(date(2016, 5, 2), "P3"), contact(date(2016, 5, 3), "P3"))
    master.make_marts()
    columns = ("programme_code", "pilot_code", "month", "run_from", "run_to", "days")
    assert master.read("v_pilot_month", *columns) == [
        ("MK", "P1", MARCH, date(2016, 3, 30), date(2016, 4, 2), 2),
        ("MK", "P1", APRIL, date(2016, 3, 30), date(2016, 4, 2), 2),
        ("MK", "P2", APRIL, date(2016, 4, 10), date(2016, 5, 3), 21),
        ("MK", "P2", MAY, date(2016, 4, 10), date(2016, 5, 3), 3),
        ("MK", "P3", MAY, date(2016, 5, 2), date(2016, 5, 3), 2),
    ]


@mart("v_contact")
def _(master: Master) -> None:
    """Contacts with one stakeholder stand together; one with nobody on the register alone."""
    master.fill("dim_stakeholder", stakeholder("S1", stakeholder_type="faith"))
    rungs = (None, 1, 2, 3, 5, 6, 8)
    master.fill(
        "fct_engagement",
        *(contact(APRIL, arnstein_rung=rung, load_id=1, row_no=n) for n, rung in enumerate(rungs)),
        *(contact(date(2016, 5, 9), stakeholder_code="S1", row_no=n) for n in (8, 9)),
        contact(MAY, "P2", stakeholder_code="S1", row_no=10),
    )
    master.make_marts()
    found = master.read("v_contact", "row_no", "arnstein_rung", "arnstein_band", "is_partnership")
    low, middle, high = "non-participation", "tokenism", "citizen power"
    assert found[:7] == [
        (0, None, None, None),
        (1, 1, low, False),
        (2, 2, low, False),
        (3, 3, middle, False),
        (4, 5, middle, False),
        (5, 6, high, True),
        (6, 8, high, True),
    ]
    met = master.read("v_contact", "row_no", "month", "stakeholder_type", "met_with")
    assert met[-3:] == [
        (8, MAY, "faith", "MK P1 S1"),
        (9, MAY, "faith", "MK P1 S1"),
        (10, MAY, None, "MK P2 S1"),
    ]
    assert len({row[-1] for row in met}) == 9


@mart("v_engagement_month")
def _(master: Master) -> None:
    """A month of the run without a contact counts 0; another programme hands over none at all."""
    run = {"started_on": MARCH, "ended_on": date(2016, 4, 30)}
    master.fill("dim_pilot", pilot(**run), XX | {"pilot_code": "P1"} | run)
    master.fill(
        "fct_engagement",
        contact(APRIL, pillar="visibility", minutes=30, attendees=4, arnstein_rung=3),
        contact(APRIL, minutes=45.5),
        contact(MAY, attendees=0),
    )
    master.make_marts()
    found = master.read(
        "v_engagement_month",
        *("programme_code", "month", "contacts", "tagged_contacts", "untagged_contacts"),
        *("rated_contacts", "unrated_contacts", "timed_contacts", "minutes", "counted_contacts"),
        "attendances",
    )
    assert found == [
        ("MK", MARCH, 0, 0, 0, 0, 0, 0, 0.0, 0, 0),
        ("MK", APRIL, 2, 1, 1, 1, 1, 2, 75.5, 1, 4),
        ("MK", MAY, 1, 0, 1, 0, 1, 0, 0.0, 1, 0),
    ]


@mart("v_pillar_activity")
def _(master: Master) -> None:
    """Each pillar has a row each month; a contact without a pillar counts in none."""
    master.fill("dim_pilot", pilot(started_on=APRIL))
    master.fill(
        "fct_engagement",
        contact(APRIL, pillar="resilience", minutes=20),
        contact(APRIL, pillar="resilience"),
        contact(MAY, minutes=20),
    )
    master.make_marts()
    columns = ("month", "pillar", "contacts", "timed_contacts", "minutes")
    found = master.read("v_pillar_activity", *columns)
    assert len(found) == 8
    assert [row for row in found if row[2]] == [(APRIL, "resilience", 2, 1, 20.0)]


@mart("v_ladder_month")
def _(master: Master) -> None:
    """Eight rungs for each month, where the programme rated anything."""
    master.fill("dim_pilot", pilot(started_on=APRIL), XX | {"pilot_code": "P1"})
    master.fill(
        "fct_engagement",
        contact(APRIL, arnstein_rung=6),
        contact(APRIL, arnstein_rung=6),
        contact(MAY),
        contact(MAY) | XX,
    )
    master.make_marts()
    found = master.read("v_ladder_month", "programme_code", "month", "arnstein_rung", "contacts")
    assert [row[:3] for row in found] == [
        ("MK", month, rung) for month in (APRIL, MAY) for rung in range(1, 9)
    ]
    assert [row for row in found if row[3]] == [("MK", APRIL, 6, 2)]


@mart("v_pillar_action")
def _(master: Master) -> None:
    """Each pillar and status has a row for each pilot, where the programme has an action."""
    master.fill("dim_pilot", pilot("P1"), pilot("P2"), XX | {"pilot_code": "P1"})
    master.fill(
        "fct_action",
        pilot("P1", pillar="engagement", status="done"),
        pilot("P1", pillar="engagement", status="done"),
        pilot("P1", status="planned"),
    )
    master.make_marts()
    found = master.read("v_pillar_action", "pilot_code", "pillar", "status", "actions")
    assert len(found) == 2 * 4 * 4
    assert [row for row in found if row[3]] == [("P1", "engagement", "done", 2)]


@mart("v_stakeholder_reach")
def _(master: Master) -> None:
    """The earlier of register and log is the first contact; without a log nothing is counted."""
    master.fill(
        "dim_stakeholder",
        stakeholder("S1", first_contact_on=date(2016, 4, 9), is_statutory=True),
        stakeholder("S2", first_contact_on=date(2016, 4, 2), is_statutory=False),
        stakeholder("S3"),
        XX | {"pilot_code": "P1", "stakeholder_code": "S1"},
    )
    master.fill(
        "fct_engagement",
        contact(date(2016, 4, 5), stakeholder_code="S1"),
        contact(date(2016, 5, 5), stakeholder_code="S1"),
        contact(date(2016, 5, 5), stakeholder_code="S2"),
        contact(date(2016, 5, 5)),
    )
    master.make_marts()
    columns = ("stakeholder_code", "first_met_on", "first_month", "standing", "contacts")
    assert master.read("v_stakeholder_reach", "programme_code", *columns) == [
        ("MK", "S1", date(2016, 4, 5), APRIL, "statutory", 2),
        ("MK", "S2", date(2016, 4, 2), APRIL, "non_statutory", 1),
        ("MK", "S3", None, None, None, 0),
        ("XX", "S1", None, None, None, None),
    ]


@mart("v_stakeholder_count")
def _(master: Master) -> None:
    """Each kind that the programme registered has a row for each pilot, also where it has none."""
    shop = {"stakeholder_type": "business", "is_statutory": False}
    master.fill("dim_pilot", pilot("P1"), pilot("P2"), XX | {"pilot_code": "P1"})
    master.fill(
        "dim_stakeholder",
        stakeholder("S1", **shop, decision_authority="local", first_contact_on=APRIL),
        stakeholder("S2", **shop, decision_authority="national"),
        stakeholder("S3", **shop),
        stakeholder("S1", of="P2", stakeholder_type="faith", first_contact_on=APRIL),
    )
    master.make_marts()
    found = master.read(
        "v_stakeholder_count",
        *("pilot_code", "stakeholder_type", "standing", "known", "contacted", "standing_known"),
        *("non_statutory", "authority_known", "decides_locally"),
    )
    assert found == [
        ("P1", "business", "non_statutory", 3, 1, 3, 3, 2, 1),
        ("P1", "faith", None, 0, 0, 0, 0, 0, 0),
        ("P2", "business", "non_statutory", 0, 0, 0, 0, 0, 0),
        ("P2", "faith", None, 1, 1, 0, 0, 0, 0),
    ]


@mart("v_stakeholder_month")
def _(master: Master) -> None:
    """Met before the run: reached, but not new; met after it: neither."""
    run = {"started_on": date(2016, 4, 10), "ended_on": date(2016, 5, 20)}
    master.fill("dim_pilot", pilot("P1", **run), pilot("P2", **run))
    days = (date(2016, 4, 9), date(2016, 4, 10), date(2016, 5, 20), date(2016, 6, 1), None)
    master.fill(
        "dim_stakeholder",
        *(
            stakeholder(f"S{n}", first_contact_on=day, stakeholder_type="faith")
            for n, day in enumerate(days)
        ),
    )
    master.fill("fct_engagement", contact(date(2016, 6, 30), "P9"))
    master.make_marts()
    columns = ("pilot_code", "month", "stakeholder_type", "newly_met", "reached")
    assert master.read("v_stakeholder_month", *columns) == [
        ("P1", APRIL, "faith", 1, 2),
        ("P1", MAY, "faith", 1, 3),
        ("P2", APRIL, "faith", 0, 0),
        ("P2", MAY, "faith", 0, 0),
    ]
