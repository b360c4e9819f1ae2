"""Time for evidence against time for problems."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, sentence, standing
from integration.recorded_time import BEFORE, hours, roster

from shared.findings import FindingState, Strength
from shared.findings.rules.evidence_gathering import RULE

SOLVING = (0.1, 0.2)


def gathering(*pair: float) -> str:
    """A day of ten hours: so many on evidence, and little on problems."""
    return hours({BEFORE: {"evidence_gathering": pair, "problem_solving": SOLVING}})


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1"), "roster.csv": roster()},
        before={"time.csv": gathering(2, 2.5)},
        after={"time.csv": gathering(0.2, 0.1)},  # as much as on problems
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_shares_that_touch_say_nothing(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_less_evidence_than_problems_contradicts_and_no_records_say_nothing(desk):
    register = {"register.csv": pilots("P1")}
    judged = each_found(
        desk,
        RULE,
        LESS=register | {"roster.csv": roster(), "time.csv": gathering(0, 0.02)},
        NONE=register,
    )
    assert standing(judged) == {
        "LESS": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "evidence took 0.1 %" in sentence(judged["LESS"])
