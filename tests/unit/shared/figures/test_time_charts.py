"""The charts of time around a change of policy, and of demand by kind."""

from __future__ import annotations

from shared.figures.time_stock import demand_shares, time_changes
from shared.metrics.registers import programme

EVENT = "End of attending all crimes"


def test_changes_are_drawn_as_the_metric_holds_them_widest_first(sample_evaluator):
    drawn = time_changes(sample_evaluator, programme(sample_evaluator, "MK2016"), EVENT)
    values = [mark.value for mark in drawn.chart.marks]
    assert [abs(v) for v in values] == sorted((abs(v) for v in values), reverse=True)
    assert set(values) == {group.estimate.value for group in drawn.result.groups}
    assert drawn.chart.reference == 0.0
    assert drawn.result.selection.texts("policy_event") == (EVENT,)
    assert EVENT in drawn.chart.frame.note


def test_kinds_of_demand_are_drawn_largest_first(sample_evaluator):
    drawn = demand_shares(sample_evaluator)
    by_kind = {g.value_of("demand").capitalize(): g.estimate.value for g in drawn.result.groups}
    assert {mark.label: mark.value for mark in drawn.chart.marks} == by_kind
    assert [mark.value for mark in drawn.chart.marks] == sorted(by_kind.values(), reverse=True)


def test_withheld_changes_stand_last_without_a_value(sample_desk):
    evaluator = sample_desk.evaluator(count=1000)
    drawn = time_changes(evaluator, programme(evaluator, "MK2016"), EVENT)
    assert drawn.chart.marks
    assert all(mark.value is None for mark in drawn.chart.marks)
    assert "suppressed" in drawn.chart.frame.alt
