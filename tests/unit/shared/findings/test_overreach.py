"""Words that need more behind them than a sentence has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.findings.overreach import DESIGN, overreaching
from shared.findings.statement import Evidence, Given, Statement
from shared.metrics import Estimate, Group, MetricResult, Selection
from shared.metrics.registry import metric
from shared.stats import Complete, Test


def said(text, *, key="pilots", title="Pilots", test=None, given=()):
    outcome = Estimate(value=1.0, interval=Complete(), base=1, method="count", test=test)
    group = Group((), outcome)
    named = replace(metric(key), title=title)
    result = MetricResult(named, Selection(), (), "s", (group,))
    return overreaching(Statement(text, (Evidence(result, group),), given))


TESTED = Test(p=0.01, method="Wilcoxon signed-rank")


@pytest.mark.parametrize("word", ["significant", "Significantly", "insignificant", "significance"])
def test_significance_needs_a_test(word):
    assert "needs a test" in said(f"The change is {word}.")[0]
    assert said(f"The change is {word}.", test=TESTED) == ()


@pytest.mark.parametrize("word", ["proves", "proved", "proven"])
def test_nothing_is_ever_proved(word):
    assert said(f"This {word} it.", test=TESTED)
    assert said("The survey improves nothing; approved.", given=(Given("4", DESIGN, "r"),)) == ()


@pytest.mark.parametrize(
    "claim", ["caused", "led to", "resulted in", "reduced", "improved", "increased", "Thanks to"]
)
def test_cause_needs_a_design_that_carries_it(claim):
    text = f"Training {claim} it."
    assert "level 3 or more" in said(text)[0]
    assert said(text, given=(Given("2", DESIGN, "survey"),))
    assert said(text, given=(Given("3", DESIGN, "survey"),)) == ()


def test_outweighing_needs_costs():
    assert "costs" in said("The outcomes outweigh the investment.")[0]
    assert said("The outcomes outweigh the investment.", key="cost_total") == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is too early to establish whether crime was reduced.",
        "Nothing here shows that training improved answers.",
        "The review of 2016 found “a significant improvement”.",
        "Recorded crime rose from 3 to 4.",
        "It can show association, not cause.",
    ],
)
def test_what_is_left_open_denied_or_quoted_claims_nothing(text):
    assert said(text) == ()


def test_denial_in_one_clause_does_not_cover_the_next():
    assert said("No control group was followed; training improved answers.")


def test_title_of_a_metric_is_not_the_sentence_s_own_word():
    text = "What training improved: 5."
    assert said(text, title="What training improved") == ()
    assert said(text)
