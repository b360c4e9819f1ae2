"""Demand coding: an incident and a reviewer once, a kind of demand, and no reference kept."""

from __future__ import annotations

import pytest
from unit.warehouse.sources.judging import Row, broken, tidied

from warehouse.sources.demand_coding import SOURCE

GOOD: Row = {"incident_ref": "URN-1", "coder": "k1", "demand": "shunt"}


def test_row_is_kept_under_pseudonyms() -> None:
    assert tidied(SOURCE, GOOD) == [
        {
            "row_no": 1,
            "incident": "<URN-1>",
            "coder": "<k1>",
            "demand": "shunt",
            "is_synthetic": False,
        }
    ]


@pytest.mark.parametrize("demand", ["excess", "preventable", "shunt", "failure", "unclassified"])
def test_every_kind_of_demand_is_taken(demand: str) -> None:
    assert not broken(SOURCE, GOOD | {"demand": demand})


@pytest.mark.parametrize(
    ("column", "value"),
    [("incident_ref", ""), ("coder", ""), ("demand", ""), ("demand", "waste")],
)
def test_row_that_says_nothing_is_refused(column: str, value: str) -> None:
    assert broken(SOURCE, GOOD | {column: value})


def test_reviewer_codes_an_incident_once() -> None:
    assert broken(SOURCE, GOOD, GOOD | {"demand": "excess"})
    assert not broken(SOURCE, GOOD, GOOD | {"coder": "k2"}, GOOD | {"incident_ref": "URN-2"})
