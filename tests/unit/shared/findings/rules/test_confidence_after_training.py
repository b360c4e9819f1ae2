"""Item 39's fall and return, by twelve linked trained officers."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots
from integration.one_survey import answers, codebook

from shared.findings import FindingState, Strength
from shared.findings.rules.confidence_after_training import ITEM, RULE

RIVALS = "A fall and a return have rival readings"


def survey(middle: list[int], last: list[int]) -> str:
    """Twelve who score 4 at T1, then these."""
    waves = {"T1": [4] * 12, "T2": middle, "T3": last}
    return answers(**{ITEM: {("treated", wave): scores for wave, scores in waves.items()}})


COMMON = {"register.csv": pilots("P1"), "codebook.csv": codebook(Q39="community_engagement")}
FELL, BACK = [3] * 11 + [4], [4] * 12
CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=COMMON,
        before={"survey.csv": survey(FELL, BACK)},
        after={"survey.csv": survey([4, 5, 3] * 4, BACK)},
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_fall_that_goes_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


@pytest.mark.parametrize(
    ("middle", "last", "state", "has_rivals"),
    [
        (FELL, BACK, FindingState.SUPPORTED, True),
        (FELL, [3] * 12, FindingState.MIXED, True),
        ([5] * 11 + [4], BACK, FindingState.CONTRADICTED, False),
    ],
    ids=["fell and returned", "fell alone", "rose"],
)
def test_state_follows_both_changes_and_rivals_are_said(desk, middle, last, state, has_rivals):
    finding = judged(desk, {"survey.csv": survey(middle, last)})
    assert (finding.state, finding.strength) == (state, Strength.INDICATIVE)
    assert (RIVALS in finding.conclusion.text) == has_rivals
    assert "one of 1 item;" in finding.conclusion.text


def test_waves_that_nobody_answered_are_not_assessed(desk):
    finding = judged(desk, {})
    assert finding.state is FindingState.NOT_ASSESSED
    assert "the figures are not collected" in finding.conclusion.text


def test_rule_is_silent_where_the_instrument_lacks_the_item(desk):
    other = codebook(Q1="community_engagement")
    with pytest.raises(ValueError, match="not enough values"):
        judged(desk, {"codebook.csv": other})


def judged(desk, files):
    for name, text in {**COMMON, **files}.items():
        desk.write(name, text)
    desk.load()
    return found(desk, RULE)
