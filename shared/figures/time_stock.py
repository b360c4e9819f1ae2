"""The charts of time around a change of policy, and of what demand is made of."""

from __future__ import annotations

from shared.contract.vocabulary import ResultState
from shared.figures.chart import Frame, described, mark
from shared.figures.intervals import IntervalChart
from shared.figures.stock import Drawn
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme

ARM = "treated"


def time_changes(evaluator: Evaluator, programme: Programme, event: str) -> Drawn[IntervalChart]:
    """Change of the trained officers' shares of time at one change of policy, widest first.

    Args:
        event: the change of policy, as `time_share_change` names it.
    """
    chosen = {"programme_code": programme.code, "arm": ARM, "policy_event": event}
    result = evaluator.evaluate("time_share_change", chosen)
    marks = tuple(
        mark(result, group, series=ARM, label=_plain(group.value_of("activity")))
        for group in _widest_first(result)
    )
    frame = Frame(
        title="Change of the shares of time, trained officers",
        alt=described("Dots with intervals, one row per activity; a line marks no change.", marks),
        unit="Percentage points; left of the line is less",
        note=f"After less before “{event}”, of the same people; bars are 95 % intervals with "
        "people as clusters. Whatever else changed at that time is in it. Source: time records; "
        "changes of policy.",
    )
    return Drawn(IntervalChart(frame=frame, marks=marks, reference=0.0, is_share=True), result)


def demand_shares(evaluator: Evaluator) -> Drawn[IntervalChart]:
    """Share of each kind of demand among the incidents that were given one, largest first."""
    result = evaluator.evaluate("demand_share")
    marks = tuple(
        mark(result, group, series="", label=_plain(group.value_of("demand")))
        for group in _widest_first(result)
    )
    frame = Frame(
        title="Demand by kind",
        alt=described("Dots with intervals, one row per kind of demand.", marks),
        unit="Share of incidents that were given a kind",
        note="Bars are 95 % intervals. Incidents of all that is held, not of one programme; a kind "
        "is one reviewer's judgement. Source: incidents and their coding.",
    )
    return Drawn(IntervalChart(frame=frame, marks=marks, span=(0.0, 1.0), is_share=True), result)


def _widest_first(result: MetricResult) -> list[Group]:
    """The shown groups, those farthest from zero first, then those that are withheld."""
    shown = [group for group in result.groups if group.state is ResultState.OK]
    held = [group for group in result.groups if group.state is not ResultState.OK]
    return [*sorted(shown, key=lambda group: -abs(group.estimate.value)), *held]


def _plain(key: str) -> str:
    return key.replace("_", " ").capitalize()
