"""Rejects, warnings and gaps, as the people who mend files read them."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import pytest
from integration.tables import EVALUATION, REGISTER, street, street_row

from shared.metrics import Evaluator
from shared.metrics.loads import Gap, RejectGroup, Warned, gaps, rejects, warnings
from warehouse.status import status

LATE = street_row(month="late", crime_type="Shoplifting")


@pytest.fixture
def rejecting(desk: Any) -> Any:
    """Two files with three rows to mend."""
    soon = street_row(month="soon", crime_type="Burglary")
    odd = street_row(month="x", crime_type="Robbery")
    desk.load_text("a.csv", street(street_row(), soon, odd))
    desk.load_text("b.csv", street(street_row(month="2014-02"), LATE))
    return desk


def test_rejects_are_listed_with_their_place_and_value(rejecting: Any) -> None:
    found = rejects(rejecting.evaluator())
    assert (found.total, found.open, len(found.listed)) == (3, 3, 3)
    places = [(r.file_name, r.row_no, r.column_name, r.value) for r in found.listed]
    assert places == [
        ("a.csv", 2, "Month", "soon"),
        ("a.csv", 3, "Month", "x"),
        ("b.csv", 2, "Month", "late"),
    ]
    assert {(r.closed_by, r.closed_at) for r in found.listed} == {(None, None)}
    rule = found.listed[0].rule
    assert found.groups == (
        RejectGroup("a.csv", "police_street", "Month", rule, 2, 2),
        RejectGroup("b.csv", "police_street", "Month", rule, 1, 1),
    )


def test_list_of_rejects_is_cut_and_says_how_many_there_are(rejecting: Any) -> None:
    found = rejects(rejecting.evaluator(), limit=1)
    assert (len(found.listed), found.total) == (1, 3)
    assert sum(group.rows for group in found.groups) == 3


def test_repeated_reject_is_closed_by_the_file_that_repeats_it(rejecting: Any) -> None:
    rejecting.load_text("c.csv", street(street_row(month="2014-03"), LATE))
    every = rejects(rejecting.evaluator())
    assert (every.total, every.open) == (4, 3)
    [closed] = [reject for reject in every.listed if reject.closed_by]
    assert (closed.file_name, closed.value, closed.closed_by) == ("b.csv", "late", "c.csv")
    assert closed.closed_at is not None
    waiting = rejects(rejecting.evaluator(), is_open=True)
    assert waiting.total == 3
    assert closed not in waiting.listed
    assert waiting.groups == every.groups
    assert [(group.rows, group.open) for group in every.groups] == [(2, 2), (1, 0), (1, 1)]


def test_warnings_name_file_rule_and_rows(sample_evaluator: Evaluator) -> None:
    found = warnings(sample_evaluator)
    assert all(isinstance(warned, Warned) for warned in found)
    rows = sample_evaluator.snapshot.rows("v_warning", ("file_name", "column_name", "rule", "rows"))
    assert sorted(rows.rows(), key=str) == sorted((astuple(warned) for warned in found), key=str)
    ledger = sample_evaluator.snapshot.totals("v_load_ledger", ("rows_warned",), ())
    assert sum(warned.rows for warned in found) >= ledger["rows_warned"][0] > 0


def test_gaps_are_those_that_status_prints(desk: Any) -> None:
    desk.write("jan.csv", street(count=1))
    desk.write("march.csv", street(count=1, month="2014-03"))
    desk.write("register.csv", REGISTER + "MK,P2,Park,E01016800,active,\n")
    desk.write("evaluation.csv", EVALUATION)
    desk.load()
    found = gaps(desk.evaluator())
    assert found == (
        Gap("police_street", "TVP: 2014-02"),
        Gap("self_evaluation", "MK P2: no self-evaluation"),
    )
    printed = status(desk.directory)["sources"]
    assert [Gap(source["kind"], gap) for source in printed for gap in source["gaps"]] == list(found)


def test_kind_that_never_came_has_no_gap(desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    assert gaps(desk.evaluator()) == ()
