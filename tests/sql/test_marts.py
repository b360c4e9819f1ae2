"""Each mart: rows of the tables in, rows of the view out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from shared.contract.relations import RELATIONS
from warehouse import scripts

Master = Any
JAN, FEB = date(2014, 1, 1), date(2014, 2, 1)
CASES: dict[str, Callable[[Master], None]] = {}


def mart(name: str) -> Callable[[Callable[[Master], None]], Callable[[Master], None]]:
    """Names the mart that a case is about."""

    def listed(case: Callable[[Master], None]) -> Callable[[Master], None]:
        CASES[name] = case
        return case

    return listed


def test_every_mart_has_a_case() -> None:
    assert set(CASES) == set(scripts.marts()) == set(RELATIONS)


@pytest.mark.parametrize("name", scripts.marts())
def test_mart_gives_the_rows_worked_by_hand(master: Master, name: str) -> None:
    CASES[name](master)


def item(code: str, *, reverse: bool = False, scale: str = "employer") -> dict[str, Any]:
    return {
        "item_code": code,
        "scale": scale,
        "minimum": 1,
        "maximum": 5,
        "is_reverse": reverse,
        "position": int(code[1:]),
    }


def answer(who: str, wave: str, code: str, score: int, *, arm: str = "treated", **more: Any) -> Any:
    row = {"programme_code": "MK", "respondent": who, "wave": wave, "item_code": code}
    return row | {"answer": score, "arm": arm} | more


def crime(area: str | None, *, month: date = JAN, force: str = "TVP", **more: Any) -> Any:
    row = {"lsoa_code": area, "month": month, "force": force, "crime_type": "Drugs"}
    return row | more


@mart("v_area")
def _(master: Master) -> None:
    master.fill("dim_area", {"area_code": "E1", "population": 7}, {"area_code": "E2"})
    master.make_marts()
    assert master.read("v_area", "area_code", "population") == [("E1", 7), ("E2", None)]


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


@mart("v_load_ledger")
def _(master: Master) -> None:
    master.fill("load_ledger", {"load_id": 7, "file_name": "a.csv", "state": "held"})
    master.make_marts()
    found = master.read("v_load_ledger", "load_id", "file_name", "state")
    assert found == [(7, "a.csv", "held")]


@mart("v_pilot")
def _(master: Master) -> None:
    master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1", "started_on": JAN})
    master.make_marts()
    found = master.read("v_pilot", "programme_code", "pilot_code", "started_on", "ended_on")
    assert found == [("MK", "P1", JAN, None)]


@mart("v_reject")
def _(master: Master) -> None:
    """A reject carries the name of its file."""
    master.fill("load_ledger", {"load_id": 7, "file_name": "a.csv"})
    master.fill("load_reject", {"load_id": 7, "row_no": 3, "column_name": "Month", "value": "May"})
    master.make_marts()
    found = master.read("v_reject", "file_name", "row_no", "column_name", "value")
    assert found == [("a.csv", 3, "Month", "May")]


@mart("v_self_evaluation")
def _(master: Master) -> None:
    """An unanswered step stays, as null."""
    master.fill("dim_pilot", {"pilot_code": "P1"})
    master.fill("fct_self_evaluation", {"rater": "a", "step": 1, "score": 4}, {"step": 2})
    master.make_marts()
    assert master.read("v_self_evaluation", "step", "score") == [(1, 4.0), (2, None)]


@mart("v_survey_answer")
def _(master: Master) -> None:
    """Reverse items are turned; who answered two waves is linked, in every wave."""
    master.fill("dim_item", item("Q1"), item("Q2", reverse=True))
    master.fill(
        "fct_survey_answer",
        answer("a", "T1", "Q1", 2),
        answer("a", "T1", "Q2", 2),
        answer("a", "T2", "Q1", 5),
        answer("b", "T1", "Q1", 3),
        answer("c", "T1", "Q9", 3),
    )
    master.make_marts()
    found = master.read("v_survey_answer", "respondent", "wave", "item_code", "score", "linked")
    assert found == [
        ("a", "T1", "Q1", 2.0, True),
        ("a", "T1", "Q2", 4.0, True),
        ("a", "T2", "Q1", 5.0, True),
        ("b", "T1", "Q1", 3.0, False),
    ]


@mart("v_survey_change")
def _(master: Master) -> None:
    """Later minus earlier, T10 after T9, in days; nobody changes arms."""
    master.fill("dim_item", item("Q1"))
    master.fill(
        "fct_survey_answer",
        answer("a", "T9", "Q1", 2, answered_on=JAN),
        answer("a", "T10", "Q1", 5, answered_on=FEB),
        answer("b", "T9", "Q1", 2),
        answer("b", "T10", "Q1", 3, arm="control"),
        answer("c", "T9", "Q1", 4),
    )
    master.make_marts()
    found = master.read("v_survey_change", "respondent", "from_wave", "to_wave", "change", "days")
    assert found == [("a", "T9", "T10", 3.0, 31)]


@mart("v_survey_item")
def _(master: Master) -> None:
    master.fill("dim_item", item("Q18", reverse=True))
    master.make_marts()
    found = master.read("v_survey_item", "item_code", "position", "minimum", "is_reverse")
    assert found == [("Q18", 18, 1, True)]


@mart("v_survey_participation")
def _(master: Master) -> None:
    """Invited and silent, answered without a list, and both."""
    master.fill("dim_item", item("Q1"))
    invited = [("T1", "treated", "p"), ("T1", "treated", "q"), ("T2", "treated", "p")]
    master.fill(
        "fct_survey_invitation",
        *(
            {"programme_code": "MK", "wave": wave, "arm": arm, "person": who}
            for wave, arm, who in invited
        ),
    )
    master.fill("fct_survey_answer", answer("a", "T1", "Q1", 2))
    master.fill("fct_survey_answer", answer("b", "T1", "Q1", 2, arm="control"))
    master.fill("fct_survey_answer", answer("b", "T3", "Q1", 2, arm="control"))
    master.make_marts()
    found = master.read("v_survey_participation", "wave", "arm", "invited", "responded", "linked")
    assert found == [
        ("T1", "control", None, 1, 1),
        ("T1", "treated", 2, 1, 0),
        ("T2", "treated", 1, 0, 0),
        ("T3", "control", None, 1, 1),
    ]


@mart("v_survey_scale_score")
def _(master: Master) -> None:
    """Half of the items is enough, fewer than half is not; the mean is of what was answered."""
    master.fill("dim_item", *(item(code) for code in ("Q1", "Q2", "Q3", "Q4")))
    master.fill("fct_survey_answer", answer("half", "T1", "Q1", 2), answer("half", "T1", "Q2", 5))
    master.fill("fct_survey_answer", answer("less", "T1", "Q1", 4))
    master.make_marts()
    columns = ("respondent", "score", "items_answered", "items")
    assert master.read("v_survey_scale_score", *columns) == [("half", 3.5, 2, 4)]


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
