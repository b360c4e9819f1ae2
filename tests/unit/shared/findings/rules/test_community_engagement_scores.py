"""Community engagement across the corrected tests; test_scale_change.py has the other states."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import pilots
from integration.one_survey import answers, changed, codebook, plan

from shared.findings import FindingState
from shared.findings.rules.community_engagement_scores import RULE

FIRST = [3, 2, 3, 4] * 10


def survey(*, up: int) -> str:
    """Forty officers of each arm, linked; of the trained so many rise and one falls."""
    control = changed(FIRST, up=1, down=1)
    scores = {("treated", "T1"): FIRST, ("treated", "T3"): changed(FIRST, up=up, down=1)}
    return answers(Q38=scores | {("control", "T1"): FIRST, ("control", "T3"): control})


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={
            "register.csv": pilots("P1"),
            "codebook.csv": codebook(Q38="community_engagement"),
            "plan.toml": plan(community_engagement=0.25),
        },
        before={"survey.csv": survey(up=20)},
        after={"survey.csv": survey(up=1)},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_rise_that_goes_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)
