"""Costs on record for every pilot, and for none but the programme."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots, rows

from shared.findings import FindingState, Strength
from shared.findings.rules.cost_records import RULE


def costs(*of: str) -> str:
    """An entry of cost for each pilot that is named; '' is the programme as a whole."""
    return rows("costs", *({"pilot": pilot} for pilot in of))


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1", "P2")},
        before={"costs.csv": costs("", "P1")},
        after={"costs.csv": costs("P1", "P2")},
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_last_pilot_without_a_cost_moves_the_finding(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_programme_that_handed_over_no_cost_is_not_assessed(desk):
    desk.write("register.csv", pilots("P1"))
    desk.load()
    judged = found(desk, RULE)
    assert (judged.state, judged.strength) == (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT)
