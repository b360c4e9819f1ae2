"""What holds for every rule: nothing is concluded from nothing, and no number is its own."""

from __future__ import annotations

import math
import re

import pytest
from integration.tables import REGISTER

from shared.findings import RULES, Advice, FindingState, Strength, findings, recommendations
from shared.findings.case import Limit
from shared.metrics import registers
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


@pytest.mark.parametrize("absurd", [0, -1, math.nan, math.inf])
def test_a_plan_that_declares_what_cannot_be_leaves_the_rules_their_own_limits(
    absurd, sample_evaluator, monkeypatch
):
    assert said(sample_evaluator, monkeypatch, lambda _: absurd) == said(
        sample_evaluator, monkeypatch, lambda limit: limit.value
    )


@pytest.mark.parametrize("bound", ["least", "most"])
def test_every_rule_judges_at_the_bounds_of_its_limits(bound, sample_evaluator, monkeypatch):
    judged = said(sample_evaluator, monkeypatch, {"least": least, "most": most}[bound])
    assert judged.keys() == {rule.key for rule in RULES}
    assert judged != said(sample_evaluator, monkeypatch, lambda limit: limit.value)


@pytest.mark.parametrize(
    ("limit", "admitted", "refused"),
    [
        (Limit("top_share", 0.05, "share of areas"), (0.001, 1), (0, -1, 1.01, 7)),
        (Limit("months_before", 36, "months"), (1, 1.5, 120), (0, 0.9, -3)),
        (Limit("ranks", 2, "ranks"), (1, 9), (0.5,)),
        (Limit("alpha", 0.67, "Krippendorff's alpha"), (0.1,), (0, -0.1)),
        (Limit("years", 2, "years", most=3), (1, 3), (0, 4)),
    ],
)
def test_what_a_plan_may_declare_follows_from_the_unit(limit, admitted, refused):
    assert all(limit.admits(value) for value in admitted)
    assert not any(limit.admits(value) for value in (*refused, math.nan, math.inf))
    assert limit.holding({limit.name: admitted[0]}) == admitted[0]
    assert limit.holding({limit.name: refused[0]}) == limit.value


def test_each_rule_declares_limits_that_it_admits():
    for rule in RULES:
        for limit in rule.limits:
            assert limit.admits(limit.value), (rule.key, limit.name)


def said(evaluator, monkeypatch, value):
    """Proposition, state and sentence of each rule on the sample, by key.

    Args:
        value: limit to what the plan declares for it.
    """
    declared = {r.key: {limit.name: value(limit) for limit in r.limits} for r in RULES}
    monkeypatch.setattr(registers, "plan_limits", lambda *_: declared)
    judged = findings(evaluator, programme(evaluator, "MK2016"))
    return {f.key: (f.proposition, f.state, f.conclusion.text) for f in judged}


def least(limit):
    """About the least value that the limit admits."""
    return next(value for value in (1e-6, 1) if limit.admits(value))


def most(limit):
    """About the greatest value that the limit admits."""
    return next(value for value in (limit.most or 1e9, 1) if limit.admits(value))
