"""The weakest cap decides; open questions bear nothing; nulls and designs have their own names."""

from __future__ import annotations

import pytest

from shared.contract.vocabulary import FindingState
from shared.findings.finding import Cap, Judgement, Strength
from shared.findings.grading import LEFT_OPEN, OWN_ACCOUNT, REGISTER, UNCAPPED, few, graded

SUPPORTED = FindingState.SUPPORTED


def judged(state=SUPPORTED, **more):
    return graded(Judgement(state=state, words={}, **more))


def test_nothing_that_limits_a_finding_leaves_it_strong():
    assert judged() == UNCAPPED


def test_weakest_cap_decides_whatever_the_order():
    assert judged(caps=(REGISTER, OWN_ACCOUNT)) == OWN_ACCOUNT
    assert judged(caps=(OWN_ACCOUNT, REGISTER)) == OWN_ACCOUNT


@pytest.mark.parametrize(
    ("level", "strength"),
    [(1, "indicative"), (2, "indicative"), (3, "moderate"), (4, "strong"), (5, "strong")],
)
def test_design_carries_what_its_level_allows(level, strength):
    assert judged(maryland=level).strength.value == strength


@pytest.mark.parametrize(
    "state", [FindingState.INCONCLUSIVE, FindingState.TOO_EARLY, FindingState.NOT_ASSESSED]
)
def test_open_question_bears_nothing_and_says_why(state):
    assert judged(state, caps=(REGISTER,)) == LEFT_OPEN
    why = Cap(Strength.INSUFFICIENT, "Nobody was asked.")
    assert judged(state, caps=(REGISTER, why)) == why


def test_null_is_informative_unless_too_few_stand_behind_it():
    assert judged(caps=(OWN_ACCOUNT,), is_null=True).strength is Strength.INFORMATIVE_NULL
    thin = judged(caps=few(9, "raters"), is_null=True)
    assert (thin.strength, thin.reason) == (Strength.INSUFFICIENT, "Fewer than 10 raters.")


def test_ten_are_enough():
    assert few(10, "raters") == ()
