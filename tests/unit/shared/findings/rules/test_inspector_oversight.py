"""Weeks with an inspector's oversight, against the share and the number that the rule asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import BEGUN, each_found, pilots, rows, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.inspector_oversight import RULE

REGISTER = {"register.csv": pilots("P1")}


def weeks(overseen: int, of: int) -> dict[str, str]:
    """The first weeks of a pilot, of which an inspector saw to the first ones."""
    first = date.fromisoformat(BEGUN)
    logged = (
        {
            "week": str(first + timedelta(weeks=number)),
            "inspector_oversight": "yes" if number < overseen else "no",
        }
        for number in range(of)
    )
    return {"weeks.csv": rows("oversight_weeks", *logged)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTER,
        before=weeks(8, 12),
        after=weeks(9, 12),
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_the_share_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_few_weeks_leave_it_open(desk):
    judged = each_found(
        desk, RULE, FEW=REGISTER | weeks(0, 9), ENOUGH=REGISTER | weeks(0, 10), NONE=REGISTER
    )
    assert standing(judged) == {
        "FEW": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "ENOUGH": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
