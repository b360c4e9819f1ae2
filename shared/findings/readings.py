"""The line above a chart: what it shows, made from the same results that it draws."""

from __future__ import annotations

from datetime import date

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.findings.statement import Evidence, Statement
from shared.findings.wording import wholly_above, wholly_below
from shared.metrics import Group, MetricResult

NOTHING = Statement("Nothing can be shown here yet.")


def steps(levels: MetricResult) -> Statement:
    """Highest and lowest step."""
    shown = _shown(levels)
    if not shown:
        return _none_shown(levels)
    high = max(shown, key=lambda group: group.estimate.value)
    low = min(shown, key=lambda group: group.estimate.value)
    text = (
        f"{_step(high).capitalize()} had been taken furthest ({_value(levels, high)} of 5) and "
        f"{_step(low)} least far ({_value(levels, low)})."
    )
    return _about(text, levels, high, low)


def over_waves(means: MetricResult) -> Statement:
    """The trained officers' means, wave by wave, and the control group's beside them."""
    shown = _shown(means)
    if not shown:
        return _none_shown(means)
    sentences = []
    for arm, who in (("treated", "Trained officers scored"), ("control", "the control group")):
        own = [group for group in shown if group.value_of("arm") == arm]
        parts = [f"{_value(means, group)} at {group.value_of('wave')}" for group in own]
        if parts:
            sentences.append(f"{who} {formats.listing(parts)}")
    text = "; ".join(sentences)
    return _about(f"{text[0].upper()}{text[1:]} (of 5).", means, *shown)


def changes(result: MetricResult) -> Statement:
    """How many items' intervals lie wholly to one side of no change, beside how many were drawn."""
    shown = _shown(result)
    if not shown:
        return _none_shown(result)
    fell = [group for group in shown if wholly_below(group, 0)]
    rose = [group for group in shown if wholly_above(group, 0)]
    text = (
        f"Of {formats.count(len(shown), 'item')}, {len(fell)} fell and {len(rose)} rose with an "
        f"interval that excludes no change; about {formats.number(0.05 * len(shown), decimals=1)} "
        "would do so by chance alone."
    )
    return _about(text, result, *shown)


def months(counts: MetricResult) -> Statement:
    """The lowest and the highest month."""
    shown = _shown(counts)
    if not shown:
        return _none_shown(counts)
    low = min(shown, key=lambda group: group.estimate.value)
    high = max(shown, key=lambda group: group.estimate.value)
    if low.estimate.value == high.estimate.value:
        return _about(_alike(shown), counts, *shown)
    text = (
        f"Between {_records(low)} ({_month(low)}) and {_value(counts, high)} ({_month(high)}) a "
        f"month over {formats.count(len(shown), 'month')}."
    )
    return _about(text, counts, low, high)


def _shown(result: MetricResult) -> list[Group]:
    return [group for group in result.groups if group.state is ResultState.OK]


def _none_shown(result: MetricResult) -> Statement:
    if not result.groups:
        return NOTHING
    states = dict.fromkeys(group.state.value for group in result.groups)
    return _about(f"Every figure here is {' or '.join(states)}.", result, *result.groups)


def _about(text: str, result: MetricResult, *groups: Group) -> Statement:
    return Statement(text, tuple(Evidence(result, group) for group in groups))


def _value(result: MetricResult, group: Group) -> str:
    return result.metric.unit.write(group.estimate.value)


def _step(group: Group) -> str:
    number = int(group.value_of("step"))
    return f"step {number} ({LISP_STEPS[number].lower()})"


def _alike(shown: list[Group]) -> str:
    if len(shown) == 1:
        return f"{_records(shown[0])} in {_month(shown[0])}."
    return f"{_records(shown[0])} in each of {formats.count(len(shown), 'month')}."


def _records(group: Group) -> str:
    return formats.count(int(group.estimate.value), "record")


def _month(group: Group) -> str:
    value: date = group.value_of("month")
    return formats.month(value)
