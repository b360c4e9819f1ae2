"""The answer of the first screen: which verdict, which counts, which findings first."""

from __future__ import annotations

import pytest

from shared.findings import Finding, FindingState, Rule, Statement, Strength
from shared.findings.accounts.answer import how_sure, read_first, whether_it_works
from shared.findings.finding import Cell

SUPPORTED, CONTRADICTED = FindingState.SUPPORTED, FindingState.CONTRADICTED
MIXED, TOO_EARLY, OPEN = FindingState.MIXED, FindingState.TOO_EARLY, FindingState.NOT_ASSESSED
STRONG, MODERATE, INDICATIVE = Strength.STRONG, Strength.MODERATE, Strength.INDICATIVE
NULL, WEAK = Strength.INFORMATIVE_NULL, Strength.INSUFFICIENT


def finding(key, state, strength=INDICATIVE, cell=Cell.EFFECT):
    rule = Rule(
        key=key,
        title=key.capitalize(),
        proposition="It is so.",
        cell=cell,
        metrics=(),
        wording={},
        judge=lambda _case: None,
    )
    return Finding(
        rule=rule,
        proposition=rule.proposition,
        judged=state,
        state=state,
        strength=strength,
        cap="",
        maryland=None,
        conclusion=Statement("It is so."),
    )


@pytest.mark.parametrize(
    ("strength", "verdict"),
    [
        (INDICATIVE, "Whether it works is not established."),
        (NULL, "Whether it works is not established."),
        (MODERATE, "Whether it works is established for trust alone."),
        (STRONG, "Whether it works is established for trust alone."),
    ],
)
def test_verdict_needs_a_supported_effect_of_moderate_weight(strength, verdict):
    assert whether_it_works((finding("trust", SUPPORTED, strength),)).text.startswith(verdict)


def test_strong_contradiction_and_strong_answer_elsewhere_establish_nothing():
    found = (
        finding("trust", CONTRADICTED, STRONG),
        finding("depth", SUPPORTED, STRONG, Cell.IMPLEMENTATION),
    )
    text = whether_it_works(found).text
    assert text.startswith("Whether it works is not established. Of 1 question about effects, ")
    assert "depth" not in text


def test_effects_are_told_state_by_state_and_open_ones_without_a_weight():
    found = (
        finding("crime", TOO_EARLY, WEAK),
        finding("trust", SUPPORTED),
        finding("skill", CONTRADICTED, NULL),
        finding("pride", CONTRADICTED),
    )
    assert whether_it_works(found).text.endswith(
        "Of 4 questions about effects, 1 is supported: trust (indicative); 2 are contradicted: "
        "skill (informative null) and pride (indicative); 1 is too early: crime."
    )


def test_without_any_rule_about_effects_nothing_can_be_told():
    text = whether_it_works((finding("depth", SUPPORTED, STRONG, Cell.IMPLEMENTATION),)).text
    assert text.startswith("Whether it works cannot be told")


def test_sureness_counts_states_and_the_answers_that_bear_weight():
    found = (
        finding("a", SUPPORTED, STRONG),
        finding("b", SUPPORTED, MODERATE),
        finding("c", MIXED),
        finding("d", OPEN, WEAK),
    )
    assert how_sure(found).text == (
        "Of all 4 propositions held against the data, 2 are supported, 1 mixed and 1 not "
        "assessed. 2 of the 3 answers bear moderate weight or more; 1 is strong."
    )


def test_firmest_effects_come_first_then_one_of_each_other_part():
    found = (
        finding("depth", SUPPORTED, WEAK, Cell.IMPLEMENTATION),
        finding("dose", SUPPORTED, INDICATIVE, Cell.IMPLEMENTATION),
        finding("form", CONTRADICTED, STRONG, Cell.IMPLEMENTATION),
        finding("weak", SUPPORTED, INDICATIVE),
        finding("firm", SUPPORTED, MODERATE),
        finding("against", MIXED, INDICATIVE),
        finding("null", CONTRADICTED, NULL),
        finding("idle", OPEN, WEAK),
        finding("early", TOO_EARLY, WEAK),
        finding("who", SUPPORTED, INDICATIVE, Cell.MODERATORS),
        finding("how", SUPPORTED, INDICATIVE, Cell.MECHANISM),
        finding("cost", CONTRADICTED, INDICATIVE, Cell.ECONOMICS),
    )
    keys = [each.key for each in read_first(found)]
    assert keys == ["firm", "null", "early", "dose", "cost", "how"]


def test_parts_without_an_answer_leave_their_place_to_the_next():
    found = (
        finding("who", SUPPORTED, INDICATIVE, Cell.MODERATORS),
        finding("cost", OPEN, WEAK, Cell.ECONOMICS),
    )
    assert [each.key for each in read_first(found)] == ["who"]
