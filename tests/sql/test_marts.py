"""Each mart: rows of the tables in, rows of the view out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sql.mart_cases import CASES, mart

from shared.contract.relations import RELATIONS
from warehouse import scripts

Master = Any
JAN, FEB = date(2014, 1, 1), date(2014, 2, 1)
for theme in sorted(Path(__file__).parent.glob("marts_*.py")):
    import_module(f"sql.{theme.stem}")

PLAIN = {
    "v_action": "fct_action",
    "v_benchmark": "dim_benchmark",
    "v_commentary": "fct_commentary",
    "v_cost": "fct_cost",
    "v_dependency": "fct_dependency",
    "v_engagement": "fct_engagement",
    "v_escalation": "fct_escalation",
    "v_finding_override": "fct_finding_override",
    "v_interview": "dim_interview",
    "v_lisp_step_event": "fct_lisp_step_event",
    "v_opportunity": "fct_opportunity",
    "v_oversight_week": "fct_oversight_week",
    "v_person": "dim_person",
    "v_pilot_area": "bridge_pilot_area",
    "v_policy_event": "dim_policy_event",
    "v_proforma": "fct_proforma",
    "v_reference": "dim_reference",
    "v_rollout": "fct_rollout",
    "v_rubric_review": "fct_rubric_review",
    "v_sign_off": "fct_sign_off",
    "v_stakeholder": "dim_stakeholder",
    "v_theme": "dim_theme",
    "v_time": "fct_time",
    "v_training": "fct_training",
}
"""Views that show the rows of one table as they stand."""


def plain_case(view: str) -> Callable[[Master], None]:
    """A row with another value in each column, and one with nulls wherever they are allowed."""

    def case(master: Master) -> None:
        samples = {"BIGINT": 7, "DOUBLE": 0.5, "BOOLEAN": True, "DATE": date(2016, 7, 4)}
        columns = RELATIONS[view].columns
        row = {c.name: samples.get(c.type, c.name) for c in columns}
        row |= {c.name: n for n, c in enumerate(columns) if c.type == "BIGINT"}
        master.fill(PLAIN[view], row, {"row_no": 99})
        master.make_marts()
        found = master.read(view, *row)
        assert len(found) == 2
        assert tuple(row.values()) in found

    return case


CASES |= {view: plain_case(view) for view in PLAIN}


def test_every_mart_has_a_case() -> None:
    assert set(CASES) == set(scripts.marts()) == set(RELATIONS)


@pytest.mark.parametrize("name", scripts.marts())
def test_mart_gives_the_rows_worked_by_hand(master: Master, name: str) -> None:
    CASES[name](master)


def crime(area: str | None, *, month: date = JAN, force: str = "TVP", **more: Any) -> Any:
    row = {"lsoa_code": area, "month": month, "force": force, "crime_type": "Drugs"}
    return row | more


@mart("v_area")
def _(master: Master) -> None:
    master.fill("dim_area", {"area_code": "E1", "population": 7}, {"area_code": "E2"})
    master.make_marts()
    assert master.read("v_area", "area_code", "population") == [("E1", 7), ("E2", None)]


@mart("v_area_lookup")
def _(master: Master) -> None:
    """A split area stands in several rows."""
    split = {"from_type": "LSOA", "from_vintage": 2011, "from_code": "E1", "to_vintage": 2021}
    master.fill("dim_area_lookup", *(split | {"to_code": code} for code in ("E2", "E3")))
    master.make_marts()
    found = master.read("v_area_lookup", "from_code", "from_vintage", "to_code", "to_vintage")
    assert found == [("E1", 2011, "E2", 2021), ("E1", 2011, "E3", 2021)]


@mart("v_area_residents")
def _(master: Master) -> None:
    """The areas file comes first, also with none; then the newest year of the population files."""
    master.fill(
        "dim_area",
        {"area_code": "E1", "population": 100},
        {"area_code": "E2"},
        {"area_code": "E3", "population": 0},
        {"area_code": "E4"},
    )
    total = {"is_total": True}
    master.fill(
        "dim_population",
        *({"area_code": area, "residents": 50, "year": 2015} | total for area in ("E1", "E2")),
        {"area_code": "E2", "residents": 40, "year": None} | total,
        {"area_code": "E2", "residents": 60, "year": 2016} | total,
        {"area_code": "E2", "residents": 99, "year": 2017, "is_total": False},
        {"area_code": "E3", "residents": 70} | total,
        {"area_code": "E5", "residents": 80, "year": None} | total,
    )
    master.make_marts()
    found = master.read("v_area_residents", "area_code", "residents", "year")
    assert found == [("E1", 100, None), ("E2", 60, 2016), ("E5", 80, None)]


@mart("v_area_month")
def _(master: Master) -> None:
    """An area belongs to the force with most records there and counts in each of its months."""
    master.fill(
        "dim_area",
        {"area_code": "E1", "population": 100},
        {"area_code": "E2", "population": 0},
        {"area_code": "E3", "population": 50},
    )
    master.fill(
        "fct_crime",
        *[crime("E1")] * 2,
        crime("E1", force="BCP"),
        crime("E2"),
        crime(None, month=FEB),
    )
    master.make_marts()
    found = master.read("v_area_month", "month", "force", "lsoa_code", "population")
    assert found == [(JAN, "TVP", "E1", 100), (FEB, "TVP", "E1", 100)]


@mart("v_boundary")
def _(master: Master) -> None:
    master.fill("dim_boundary", {"area_code": "E1", "vintage": 2011, "geometry": "{}"})
    master.make_marts()
    found = master.read("v_boundary", "area_code", "vintage", "geometry")
    assert found == [("E1", 2011, "{}")]


@mart("v_claim")
def _(master: Master) -> None:
    master.fill("dim_claim", {"claim_id": "C1", "value": "2.6", "is_preferred": True})
    master.make_marts()
    assert master.read("v_claim", "claim_id", "value", "is_preferred") == [("C1", "2.6", True)]


@mart("v_crime")
def _(master: Master) -> None:
    """Equal rows stay two records."""
    master.fill("fct_crime", crime("E1", row_no=1), crime("E1", row_no=2))
    master.make_marts()
    assert master.read("v_crime", "lsoa_code", "row_no") == [("E1", 1), ("E1", 2)]


@mart("v_crime_month")
def _(master: Master) -> None:
    """Records without a place are counted, but in no rate; nor are areas without residents."""
    master.fill("dim_area", {"area_code": "E1", "population": 9}, {"area_code": "E2"})
    master.fill("fct_crime", crime("E1"), crime("E1"), crime("E2"), crime(None), crime("E9"))
    master.make_marts()
    found = master.read("v_crime_month", "lsoa_code", "crimes", "crimes_with_residents")
    assert found == [(None, 1, 0), ("E1", 2, 2), ("E2", 1, 0), ("E9", 1, 0)]


@mart("v_crime_area_month")
def _(master: Master) -> None:
    """Types are counted together; records without a place stay apart."""
    master.fill("fct_crime", crime("E1"), crime("E1", crime_type="Robbery"), crime(None))
    master.make_marts()
    found = master.read("v_crime_area_month", "lsoa_code", "crimes")
    assert found == [(None, 1), ("E1", 2)]


@mart("v_crime_area_type_month")
def _(master: Master) -> None:
    """Every record is counted, whoever lives there."""
    master.fill("dim_area", {"area_code": "E1", "population": 9})
    master.fill("fct_crime", crime("E1"), crime("E1"), crime("E9"), crime(None))
    master.make_marts()
    found = master.read("v_crime_area_type_month", "lsoa_code", "crime_type", "crimes")
    assert found == [(None, "Drugs", 1), ("E1", "Drugs", 2), ("E9", "Drugs", 1)]


@mart("v_crime_area_total")
def _(master: Master) -> None:
    """Months and types are counted together, forces apart."""
    master.fill(
        "fct_crime",
        crime("E1"),
        crime("E1", crime_type="Robbery"),
        crime("E1", month=FEB),
        crime("E1", force="BCP"),
        crime(None),
    )
    master.make_marts()
    found = master.read("v_crime_area_total", "force", "lsoa_code", "crimes")
    assert found == [("BCP", "E1", 1), ("TVP", None, 1), ("TVP", "E1", 3)]


@mart("v_crime_rate_total")
def _(master: Master) -> None:
    """Only records of areas with residents count in a rate."""
    master.fill("dim_area", {"area_code": "E1", "population": 9}, {"area_code": "E2"})
    master.fill("fct_crime", crime("E1"), crime("E1", month=FEB), crime("E2"), crime(None))
    master.make_marts()
    found = master.read("v_crime_rate_total", "lsoa_code", "crimes_with_residents")
    assert found == [(None, 0), ("E1", 2), ("E2", 0)]


@mart("v_crime_area_type_total")
def _(master: Master) -> None:
    """Months are counted together, types and forces apart."""
    master.fill(
        "fct_crime",
        crime("E1"),
        crime("E1", month=FEB),
        crime("E1", crime_type="Robbery"),
        crime(None, force="BCP"),
    )
    master.make_marts()
    found = master.read("v_crime_area_type_total", "force", "lsoa_code", "crime_type", "crimes")
    assert found == [
        ("BCP", None, "Drugs", 1),
        ("TVP", "E1", "Drugs", 2),
        ("TVP", "E1", "Robbery", 1),
    ]


@mart("v_crime_rate_type_total")
def _(master: Master) -> None:
    """Only records of areas with residents count in a rate; months together, types apart."""
    master.fill("dim_area", {"area_code": "E1", "population": 9}, {"area_code": "E2"})
    robbery = crime("E1", crime_type="Robbery")
    master.fill("fct_crime", crime("E1"), crime("E1", month=FEB), robbery, crime("E2"), crime(None))
    master.make_marts()
    columns = ("crime_type", "lsoa_code", "crimes_with_residents")
    found = master.read("v_crime_rate_type_total", *columns)
    assert found == [
        ("Drugs", None, 0),
        ("Drugs", "E1", 2),
        ("Drugs", "E2", 0),
        ("Robbery", "E1", 1),
    ]


@mart("v_area_total")
def _(master: Master) -> None:
    """Residents count once for each month published."""
    master.fill("dim_area", {"area_code": "E1", "population": 9}, {"area_code": "E2"})
    master.fill("fct_crime", crime("E1"), crime("E2"), crime(None, month=FEB))
    master.make_marts()
    assert master.read("v_area_total", "force", "lsoa_code", "population") == [("TVP", "E1", 18)]


@mart("v_crime_rate_month")
def _(master: Master) -> None:
    """Only records of areas with residents count in a rate."""
    master.fill("dim_area", {"area_code": "E1", "population": 9}, {"area_code": "E2"})
    master.fill("fct_crime", crime("E1"), crime("E1", crime_type="Robbery"), crime("E2"))
    master.make_marts()
    found = master.read("v_crime_rate_month", "lsoa_code", "crimes_with_residents")
    assert found == [("E1", 2), ("E2", 0)]


@mart("v_crime_type_month")
def _(master: Master) -> None:
    """Areas are counted together, records without a place with them."""
    master.fill("fct_crime", crime("E1"), crime(None), crime("E1", crime_type="Robbery"))
    master.make_marts()
    found = dict(master.read("v_crime_type_month", "crime_type", "crimes"))
    assert sorted(found.values()) == [1, 2]
    assert found["Robbery"] == 1


@mart("v_crime_outcome")
def _(master: Master) -> None:
    """A crime has as many outcomes as were published."""
    row = {"crime_id": "c", "month": JAN, "outcome": "Suspect charged"}
    master.fill("fct_crime_outcome", row, row | {"month": FEB, "outcome": "Offender fined"})
    master.make_marts()
    found = master.read("v_crime_outcome", "crime_id", "month", "outcome")
    assert found == [("c", JAN, "Suspect charged"), ("c", FEB, "Offender fined")]


@mart("v_data_freshness")
def _(master: Master) -> None:
    """A superseded file is counted by its rows, not among the files that count today."""
    master.fill(
        "load_ledger",
        *(
            {
                "load_id": number,
                "file_sha256": str(number),
                "kind": kind,
                "rows_in": 5,
                "rows_accepted": accepted,
                "rows_rejected": 1,
                "rows_superseded": 4 - accepted,
            }
            for number, kind, accepted in ((1, "police_street", 4), (2, "police_street", 0))
        ),
        {"load_id": 3, "file_sha256": "3", "kind": None},
    )
    master.fill("fct_crime", crime("E1", month=FEB))
    master.make_marts()
    columns = ("kind", "files", "rows_in", "rows_accepted", "rows_rejected", "rows_superseded")
    found = master.read("v_data_freshness", *columns, "newest")
    assert found == [("police_street", 1, 10, 4, 2, 4, FEB)]


@mart("v_deprivation")
def _(master: Master) -> None:
    master.fill("dim_deprivation", {"area_code": "E1", "edition": 2015, "rank": 9, "score": 1.5})
    master.make_marts()
    found = master.read("v_deprivation", "area_code", "edition", "rank", "score")
    assert found == [("E1", 2015, 9, 1.5)]


@mart("v_harm_weight")
def _(master: Master) -> None:
    """Offences of one code are one row; editions stay apart."""
    homicide = {"scheme": "CSS", "edition": None, "ho_code": "4.1", "weight": 7973.0}
    master.fill(
        "dim_harm_weight",
        homicide | {"offence": "Manslaughter", "row_no": 2},
        homicide | {"offence": "Corporate manslaughter", "row_no": 1},
        homicide | {"offence": "Manslaughter", "edition": "2024", "weight": 8000.0},
    )
    master.make_marts()
    found = master.read("v_harm_weight", "edition", "ho_code", "offences", "weight", "row_no")
    assert found == [
        (None, "4.1", "Corporate manslaughter; Manslaughter", 7973.0, 1),
        ("2024", "4.1", "Manslaughter", 8000.0, 1),
    ]


@mart("v_incident")
def _(master: Master) -> None:
    """Not recorded stays null, apart from false."""
    master.fill("fct_incident", {"incident": "i", "reported_on": JAN, "attended": False})
    master.make_marts()
    columns = ("incident", "reported_on", "reported_hour", "attended", "is_repeat")
    assert master.read("v_incident", *columns) == [("i", JAN, None, False, None)]


@mart("v_load_ledger")
def _(master: Master) -> None:
    master.fill("load_ledger", {"load_id": 7, "file_name": "a.csv", "state": "held"})
    master.make_marts()
    found = master.read("v_load_ledger", "load_id", "file_name", "state")
    assert found == [(7, "a.csv", "held")]


@mart("v_offence_type")
def _(master: Master) -> None:
    """Offences of one code are one row."""
    theft = {"ho_code": "49", "crime_type": "Other theft"}
    master.fill("dim_offence", theft | {"offence": "A"}, theft | {"offence": "B", "row_no": 2})
    master.make_marts()
    found = master.read("v_offence_type", "ho_code", "offences", "crime_type")
    assert found == [("49", "A; B", "Other theft")]


@mart("v_pilot")
def _(master: Master) -> None:
    master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1", "started_on": JAN})
    master.make_marts()
    found = master.read("v_pilot", "programme_code", "pilot_code", "started_on", "ended_on")
    assert found == [("MK", "P1", JAN, None)]


@mart("v_population")
def _(master: Master) -> None:
    """The row of all ages, never the sum with it."""
    bands = [{"is_total": True, "residents": 9}, {"is_total": False, "residents": 4}]
    master.fill("dim_population", *({"area_code": "E1"} | band for band in bands))
    master.make_marts()
    assert master.read("v_population", "area_code", "residents") == [("E1", 9)]


@mart("v_population_age")
def _(master: Master) -> None:
    """An open band has no oldest age; the row of all ages is no band."""
    master.fill(
        "dim_population",
        {"is_total": True, "residents": 9},
        {"is_total": False, "age_from": 0, "age_to": 4, "residents": 5},
        {"is_total": False, "age_from": 90, "residents": 4},
    )
    master.make_marts()
    found = master.read("v_population_age", "age_from", "age_to", "residents")
    assert found == [(0, 4, 5), (90, None, 4)]


@mart("data_dictionary")
def _(master: Master) -> None:
    """A view and the table behind it say the same of a column."""
    master.make_marts()
    found = master.read("data_dictionary", "relation", "form", "position", "column_name", "meaning")
    code = [
        (f, p, m) for r, f, p, c, m in found if r in ("dim_area", "v_area") and c == "area_code"
    ]
    meaning = RELATIONS["v_area"].column("area_code").meaning
    assert code == [("table", 1, meaning), ("view", 1, meaning)]


@mart("v_reject")
def _(master: Master) -> None:
    """A reject carries its file's name, its whole row, and the load that mended it."""
    closed_at = datetime(2016, 7, 4, 12)  # noqa: DTZ001 - the column has no zone
    master.fill("load_ledger", {"load_id": 7, "file_name": "a.csv"})
    master.fill("load_ledger", {"load_id": 8, "file_sha256": "y", "loaded_at": closed_at})
    for row_no, closer in ((3, 8), (4, None)):
        master.fill("load_reject", {"load_id": 7, "row_no": row_no, "value": "May"})
        kept = {"load_id": 7, "row_no": row_no, "cells": ["May", None, 'a "b", c']}
        master.fill("load_rejected_row", kept | {"closed_by_load_id": closer})
    master.make_marts()
    found = master.read(
        "v_reject", "file_name", "row_no", "value", "line", "closed_by_load_id", "closed_at"
    )
    line = 'May,,"a ""b"", c"'
    assert found == [
        ("a.csv", 3, "May", line, 8, closed_at),
        ("a.csv", 4, "May", line, None, None),
    ]


@mart("v_self_evaluation")
def _(master: Master) -> None:
    """An unanswered step stays, as null."""
    master.fill("dim_pilot", {"pilot_code": "P1"})
    master.fill("fct_self_evaluation", {"rater": "a", "step": 1, "score": 4}, {"step": 2})
    master.make_marts()
    assert master.read("v_self_evaluation", "step", "score") == [(1, 4.0), (2, None)]


@mart("v_stop_search")
def _(master: Master) -> None:
    """Not recorded stays null, apart from false."""
    master.fill("fct_stop_search", {"month": JAN, "in_operation": False, "outcome_linked": None})
    master.make_marts()
    found = master.read("v_stop_search", "month", "force", "in_operation", "outcome_linked")
    assert found == [(JAN, None, False, None)]


@mart("v_warning")
def _(master: Master) -> None:
    master.fill("load_ledger", {"load_id": 7, "file_name": "a.csv"})
    master.fill("load_warning", {"load_id": 7, "rule": "has a place", "rows": 3})
    master.make_marts()
    assert master.read("v_warning", "file_name", "rule", "rows") == [("a.csv", "has a place", 3)]


@mart("metric_catalogue")
def _(master: Master) -> None:
    """One row a metric; its key is what the command line takes."""
    master.make_marts()
    keys = [key for (key,) in master.read("metric_catalogue", "key")]
    assert "implementation_level" in keys
    assert len(keys) == len(set(keys))


@mart("v_coded_excerpt")
def _(master: Master) -> None:
    """A quote is releasable where it is cleared and its interviewee consents."""
    master.fill(
        "dim_interview",
        {"document": "a", "role_band": "pcso", "has_consent": True},
        {"document": "b", "role_band": "senior", "has_consent": False},
    )
    master.fill(
        "fct_coded_excerpt",
        {"document": "a", "tag": "skills", "highlight": "1", "releasable": True},
        {"document": "a", "tag": "label", "highlight": "2", "releasable": False},
        {"document": "b", "tag": "skills", "releasable": True, "valence": "against"},
    )
    master.make_marts()
    columns = ("document", "role_band", "tag", "valence", "is_releasable")
    assert master.read("v_coded_excerpt", *columns) == [
        ("a", "pcso", "label", None, False),
        ("a", "pcso", "skills", None, True),
        ("b", "senior", "skills", "against", False),
    ]


PLAN = {"programme_code": "MK", "plan_version": "2", "agreed_on": JAN}
PARTS: dict[str, tuple[Any, dict[str, Any]]] = {
    "effect": (
        {"name": "employer", "amount": 0.25, "unit": "points", "direction": "higher"},
        {"outcome": "employer", "smallest_effect": 0.25, "unit": "points", "direction": "higher"},
    ),
    "family": (
        {"name": "items", "family_role": "exploratory", "correction": "none", "member": "Q1"},
        {"family": "items", "family_role": "exploratory", "correction": "none", "member": "Q1"},
    ),
    "dose": (
        {"name": "hours", "amount": 40.0, "unit": "per month"},
        {"component": "hours", "planned": 40.0, "unit": "per month"},
    ),
    "threshold": (
        {"name": "site_choice", "threshold_name": "top_share", "amount": 0.05},
        {"rule_key": "site_choice", "threshold_name": "top_share", "threshold_value": 0.05},
    ),
    "wave": (
        {"name": "T1", "opens_on": JAN, "closes_on": FEB},
        {"wave": "T1", "opens_on": JAN, "closes_on": FEB},
    ),
    "dispute": (
        {"name": "t3", "preferred": "4", "decided_by": "P. Marlowe", "decided_on": FEB},
        {"figure": "t3", "preferred": "4", "decided_by": "P. Marlowe", "decided_on": FEB},
    ),
}
"""Of each part of a plan, a row of the table and what its view shows of it."""


def plan_case(part: str) -> Callable[[Master], None]:
    """The entries of one part and of no other, with version and day of the plan."""

    def case(master: Master) -> None:
        _, shown = PARTS[part]
        master.fill("dim_plan_entry", *(PLAN | row | {"part": p} for p, (row, _) in PARTS.items()))
        master.make_marts()
        expected = {"programme_code": "MK"} | shown | {"plan_version": "2", "agreed_on": JAN}
        assert master.read(f"v_plan_{part}", *expected) == [tuple(expected.values())]

    return case


CASES |= {f"v_plan_{part}": plan_case(part) for part in PARTS}
