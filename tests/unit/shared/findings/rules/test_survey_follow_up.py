"""Four of five respondents of each arm must be linked at the last wave."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots
from integration.one_survey import codebook

from shared.findings import FindingState, Strength
from shared.findings.rules.survey_follow_up import RULE

HEADER = "programme,wave,arm,ResponseId,RecordedDate,link_code,Q1\n"
COMMON = {"register.csv": pilots("P1"), "codebook.csv": codebook(Q1="employer")}


def survey(*, linked: int, arm: str = "treated", waves: tuple[str, ...] = ("T1", "T2")) -> str:
    """Ten answers of an arm at each wave, of which so many carry the code of the other's."""
    return "".join(
        f"MK,{wave},{arm},{arm}{wave}{n},2016-02-08,{f'{arm}{n}' if n < linked else ''},4\n"
        for wave in waves
        for n in range(10)
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=COMMON,
        before={"survey.csv": HEADER + survey(linked=8)},
        after={"survey.csv": HEADER + survey(linked=7)},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_code_fewer_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


@pytest.mark.parametrize(
    ("answers", "state", "strength", "says"),
    [
        (
            survey(linked=9) + survey(linked=7, arm="control"),
            FindingState.CONTRADICTED,
            Strength.MODERATE,
            "10 respondents) of control officers and 90",
        ),
        (
            survey(linked=10, waves=("T1",)),
            FindingState.NOT_ASSESSED,
            Strength.INSUFFICIENT,
            "one wave is held",
        ),
        ("", FindingState.NOT_ASSESSED, Strength.INSUFFICIENT, "no survey was handed over"),
    ],
    ids=["one arm lost", "one wave", "no survey"],
)
def test_both_arms_count_and_two_waves_are_needed(desk, answers, state, strength, says):
    for name, text in COMMON.items():
        desk.write(name, text)
    if answers:
        desk.write("survey.csv", HEADER + answers)
    desk.load()
    finding = found(desk, RULE)
    assert (finding.state, finding.strength) == (state, strength)
    assert says in finding.conclusion.text
