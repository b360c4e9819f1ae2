"""Step 7 against half way."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, ratings, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.evaluation_training import RULE

REGISTER = {"register.csv": pilots("P1")}


def step_seven(*scores: int) -> dict[str, str]:
    """Twelve raters who give step 7 these scores in turn, and every other step 3."""
    raters = ((f"rater{n}", "pcso", "P1", f"333333{scores[n % len(scores)]}3") for n in range(12))
    return {"ratings.csv": ratings(*raters)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTER,
        before=step_seven(2, 3),  # 2.5; interval 2.2 to 2.8
        after=step_seven(1, 4, 3),  # 2.7; interval passes 3
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_half_way_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_state_follows_the_interval_of_step_seven(desk):
    judged = each_found(
        desk,
        RULE,
        UNCLEAR=REGISTER | step_seven(2, 5, 3),  # 3.3; interval passes 3
        ABOVE=REGISTER | step_seven(3, 4),  # 3.5; interval 3.2 to 3.8
        NONE=REGISTER,
    )
    assert standing(judged) == {
        "UNCLEAR": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "ABOVE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
