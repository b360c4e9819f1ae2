"""Whether teams stayed together: no kind of file can tell, so that there is nothing to cross."""

from __future__ import annotations

from shared.findings import Advice, FindingState, findings, recommendations
from shared.findings.rules.team_stability import RULE
from shared.metrics.registers import programme
from warehouse.catalogue import SOURCES

DATED_BY_ONE_DAY = {"proformas", "rubric_reviews", "self_evaluation"}


def test_nothing_that_is_handed_over_ties_a_person_to_a_pilot_for_longer_than_a_day():
    """Where this fails, a new kind of file may tell: give the rule a metric and a crossing."""
    tying = {
        source.kind
        for source in SOURCES
        if "pilot" in {column.name for column in source.columns}
        and any(column.private for column in source.columns)
    }
    assert tying == DATED_BY_ONE_DAY
    for source in SOURCES:
        if source.kind in tying:
            assert {column.name for column in source.columns if "date" in column.name} == {"date"}


def test_whole_sample_leaves_it_not_assessed_and_asks_for_research(sample_evaluator):
    found = findings(sample_evaluator, programme(sample_evaluator, "MK2016"), (RULE,))
    assert [finding.state for finding in found] == [FindingState.NOT_ASSESSED]
    assert "no record says who belonged to a pilot's team" in found[0].conclusion.text
    [advised] = [a for a in recommendations(found) if RULE.key in a.recommendation.reads]
    assert advised.advice is Advice.RESEARCH
