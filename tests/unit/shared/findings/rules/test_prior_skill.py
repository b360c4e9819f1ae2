"""Equivalence of the arms before training: shown, refuted, or left open."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots
from integration.one_survey import answers, changed, codebook, plan

from shared.findings import FindingState, Strength
from shared.findings.rules.prior_skill import RULE

FIRST = [3, 2, 3, 4] * 20
EMPLOYER = {("treated", "T1"): FIRST, ("control", "T1"): changed(FIRST, up=80)}
"""A scale of which the rule knows nothing, and in which the arms differ throughout."""


def survey(trained: list[int], control: list[int] = FIRST) -> str:
    scores = {("treated", "T1"): trained, ("control", "T1"): control}
    return answers(Q38=scores, Q31={arm: EMPLOYER[arm][: len(s)] for arm, s in scores.items()})


def files(survey: str, **smallest: float) -> dict[str, str]:
    return {
        "register.csv": pilots("P1"),
        "codebook.csv": codebook(Q38="community_engagement", Q31="employer"),
        "plan.toml": plan(**smallest),
        "survey.csv": survey,
    }


AGREED = {"community_engagement": 0.25}
CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=files(survey(FIRST), **AGREED),
        before={"survey.csv": survey(FIRST)},
        after={"survey.csv": survey(changed(FIRST, up=40))},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_arms_that_part_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


@pytest.mark.parametrize(
    ("held", "state", "strength", "says"),
    [
        (
            files(survey(FIRST), **AGREED),
            FindingState.SUPPORTED,
            Strength.INFORMATIVE_NULL,
            "Like answers do not show that the skill was there",
        ),
        (
            files(survey(FIRST[:16], FIRST[:16]), **AGREED),
            FindingState.INCONCLUSIVE,
            Strength.INSUFFICIENT,
            "0.00 points (90 % interval −0.44 to +0.44; 16 respondents in the smaller arm)",
        ),
        (
            files(survey(FIRST)),
            FindingState.NOT_ASSESSED,
            Strength.INSUFFICIENT,
            "the plan declares no smallest difference that matters",
        ),
        (
            files(survey(FIRST[:1], FIRST[:1]), **AGREED),
            FindingState.NOT_ASSESSED,
            Strength.INSUFFICIENT,
            "the figures are insufficient",
        ),
    ],
    ids=["alike", "too few to tell", "no effect declared", "one each"],
)
def test_no_difference_found_is_not_sameness(desk, held, state, strength, says):
    for name, text in held.items():
        desk.write(name, text)
    desk.load()
    finding = found(desk, RULE)
    assert (finding.state, finding.strength) == (state, strength)
    assert says in finding.conclusion.text
