"""Self-legitimacy across the corrected tests; test_scale_change.py has the other states."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots
from integration.one_survey import answers, changed, codebook, plan

from shared.findings import FindingState
from shared.findings.rules.capability import RULE

FIRST = [3, 2, 3, 4] * 10


def survey(*, up: int) -> str:
    """Forty officers of each arm, linked; of the trained so many rise and one falls."""
    control = changed(FIRST, up=1, down=1)
    scores = {("treated", "T1"): FIRST, ("treated", "T3"): changed(FIRST, up=up, down=1)}
    return answers(Q1=scores | {("control", "T1"): FIRST, ("control", "T3"): control})


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={
            "register.csv": pilots("P1"),
            "codebook.csv": codebook(Q1="self_legitimacy"),
            "plan.toml": plan(self_legitimacy=0.25),
        },
        before={"survey.csv": survey(up=20)},
        after={"survey.csv": survey(up=1)},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_rise_that_goes_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


@pytest.mark.parametrize(
    ("scales", "stands_in"),
    [({"Q1": "self_legitimacy"}, True), ({"Q1": "capability", "Q2": "self_legitimacy"}, False)],
)
def test_another_scale_stands_in_only_where_the_instrument_has_none(desk, scales, stands_in):
    """The scale of capability rises, confidence in one's authority does not."""
    files = CROSSINGS[0].common | {
        "codebook.csv": codebook(**scales),
        "plan.toml": plan(**dict.fromkeys(scales.values(), 0.25)),
        "survey.csv": two_items() if len(scales) == 2 else survey(up=20),
    }
    for name, text in files.items():
        desk.write(name, text)
    desk.load()
    finding = found(desk, RULE)
    assert finding.state is FindingState.SUPPORTED
    assert ("stands in for capability" in finding.conclusion.text) == stands_in


def two_items() -> str:
    """Both arms and waves on two items, of which the first rises among the trained."""
    still = {(arm, wave): FIRST for arm in ("treated", "control") for wave in ("T1", "T3")}
    return answers(Q1=still | {("treated", "T3"): changed(FIRST, up=20)}, Q2=still)
