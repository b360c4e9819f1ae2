"""Opportunities missed and taken."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.missed_opportunities import RULE


def opportunities(*, missed: int = 0, taken: int = 0, identified: int = 0) -> str:
    """A log with so many of each."""
    stood = ["missed"] * missed + ["taken"] * taken + ["identified"] * identified
    numbered = enumerate(stood)
    return rows("opportunities", *({"code": f"O{n}", "status": status} for n, status in numbered))


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before={"opportunities.csv": opportunities(missed=10, taken=1)},
        after={"opportunities.csv": opportunities(taken=11)},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_nothing_missed_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_missed_are_held_against_taken(desk):
    register = {"register.csv": pilots("P1")}
    logs = {
        "FEW": {"missed": 3, "taken": 1, "identified": 2},
        "EVEN": {"missed": 1, "taken": 1},
        "OPEN": {"identified": 2},
    }
    cases = {
        code: register | {"opportunities.csv": opportunities(**log)} for code, log in logs.items()
    }
    judged = each_found(desk, RULE, **cases, NONE=register)
    assert standing(judged) == {
        "FEW": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "EVEN": (FindingState.MIXED, Strength.INDICATIVE),
        "OPEN": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert sentence(judged["FEW"]).endswith("with 3 missed and 2 open.")
