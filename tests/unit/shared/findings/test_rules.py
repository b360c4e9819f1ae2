"""What holds for every rule: nothing is concluded from nothing, and no number is its own."""

from __future__ import annotations

import re

import pytest
from integration.tables import REGISTER

from shared.findings import RULES, Advice, FindingState, Strength, findings, recommendations
from shared.metrics.registers import programme

STARTED = REGISTER.replace("active,", "active,2016-02-15")
CODEBOOK = "item,text,scale,min,max,reverse\nQ39,I know why,community_engagement,1,5,no\n"
NAMES = re.compile(r"\bT\d\b|\b[Ii]tems? \d+|\bsteps? \d|\b9[05] % interval|“[^”]*”|<[^>]*>")
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture
def from_nothing(desk):
    """The findings of a programme of which only the register and a codebook were handed over."""
    desk.write("register.csv", STARTED)
    desk.write("codebook.csv", CODEBOOK)
    desk.load()
    evaluator = desk.evaluator()
    return findings(evaluator, programme(evaluator, "MK"))


def test_no_rule_concludes_anything_from_nothing(from_nothing):
    assert {found.key for found in from_nothing} == {rule.key for rule in RULES}
    for found in from_nothing:
        assert found.state is FindingState.NOT_ASSESSED, found.key
        assert found.strength is Strength.INSUFFICIENT, found.key
        assert found.conclusion.text.endswith("."), found.key
    advice = {one.advice for one in recommendations(from_nothing)}
    assert advice <= {Advice.RESEARCH, Advice.NOT_TRIGGERED}


def test_each_numeral_of_a_conclusion_is_evidence_or_given(sample_evaluator):
    for found in findings(sample_evaluator, programme(sample_evaluator, "MK2016")):
        known = {number for text in _known(found) for number in NUMERAL.findall(text)}
        text = NAMES.sub("", found.conclusion.text.replace("\N{NO-BREAK SPACE}", " "))
        assert set(NUMERAL.findall(text)) <= known, found.key
        assert found.conclusion.text.endswith("."), found.key


def _known(found):
    for evidence in found.evidence:
        yield from (evidence.value, evidence.interval, evidence.counted)
        test = getattr(evidence.group.outcome, "test", None)
        if test:
            yield f"{test.p:.3f} {test.adjusted.p:.3f}" if test.adjusted else f"{test.p:.3f}"
    for given in found.conclusion.given:
        yield given.shown
