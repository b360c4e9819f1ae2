"""Time for solving problems on both sides of the limit."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing
from integration.recorded_time import BEFORE, OFFICERS, hours, roster

from shared.findings import FindingState, Strength
from shared.findings.rules.problem_solving_time import RULE


def solving(*pair: float, officers: int = OFFICERS) -> str:
    """A day of ten hours, of which two kinds of officers spend so many on problems."""
    return hours({BEFORE: {"problem_solving": pair}}, officers=officers)


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1"), "roster.csv": roster()},
        before={"time.csv": solving(0.1, 0.2)},  # 1.5 % of all time
        after={"time.csv": solving(0, 0.9)},  # 4.5 %, with an interval that passes 5 %
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_the_limit_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_share_is_held_against_the_limit_and_the_published_share(desk):
    register = {"register.csv": pilots("P1")}
    few = {"roster.csv": roster(9), "time.csv": solving(0.1, 0.2, officers=9)}
    judged = each_found(
        desk,
        RULE,
        MUCH=register | {"roster.csv": roster(), "time.csv": solving(0.9, 1.1)},
        FEW=register | few,
        NONE=register | {"benchmarks.csv": rows("benchmarks", {})},
    )
    assert standing(judged) == {
        "MUCH": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "FEW": (FindingState.SUPPORTED, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "less the published share, that is +8.3 points" in sentence(judged["MUCH"])
