"""Weeks of action: no record tells them apart, so that there is nothing to cross."""

from __future__ import annotations

from shared.findings import Advice, FindingState, findings, recommendations
from shared.findings.rules.weeks_of_action import RULE
from shared.metrics.registers import programme
from warehouse.catalogue import SOURCES

FREE_WORDS = {"action", "name"}
"""The columns that say what an action or a policy event is; neither is a closed list."""


def test_no_kind_of_file_tells_a_week_of_action_from_other_work():
    """Where this fails, a new column may tell: give the rule a metric and a crossing."""
    columns = {
        column.name
        for source in SOURCES
        if source.kind in {"actions", "policy_events"}
        for column in source.columns
    }
    assert columns - FREE_WORDS == {
        *("programme", "pilot", "code", "owner_role", "pillar", "due_on", "done_on", "status"),
        *("date", "scope", "synthetic"),
    }


def test_actions_of_the_sample_leave_it_not_assessed_and_the_advice_a_judgement(
    sample_evaluator, sample_desk
):
    [(weeks,)] = sample_desk.sql("select count(*) from v_action where action like 'Week of %'")
    assert weeks == 1
    found = findings(sample_evaluator, programme(sample_evaluator, "MK2016"), (RULE,))
    assert [finding.state for finding in found] == [FindingState.NOT_ASSESSED]
    assert "no record tells a week of action from other work" in found[0].conclusion.text
    [advised] = [a for a in recommendations(found) if RULE.key in a.recommendation.reads]
    assert advised.advice is Advice.RESEARCH
    assert "untested here" in advised.recommendation.judgement
