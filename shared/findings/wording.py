"""Phrases that every sentence shares: a result with its size, its uncertainty and its base."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Given, Statement
from shared.metrics import Group, Interval, MetricResult

SCALE_OF_FIVE = "of 5"


def sized(result: MetricResult, group: Group, *, scale: str = "") -> str:
    """'2.6 of 5 (95 % interval 2.3 to 2.9; 14 raters)', or why there is no number."""
    evidence = Evidence(result, group)
    if group.state is not ResultState.OK:
        return f"not shown ({group.state.value})"
    value = f"{evidence.value} {scale}".strip()
    return f"{value} ({_uncertainty(evidence)}{evidence.counted})"


def portion(result: MetricResult, group: Group) -> str:
    """'53 % of 83 weeks', of a share of everything that was counted."""
    evidence = Evidence(result, group)
    return f"{evidence.value} of {evidence.counted}"


def statement(
    text: str, *pairs: tuple[MetricResult, Group], given: tuple[Given, ...] = ()
) -> Statement:
    """A statement with the evidence of the pairs, and the given numbers, that it was made from."""
    return Statement(text, evidence(*pairs), given)


def evidence(*pairs: tuple[MetricResult, Group]) -> tuple[Evidence, ...]:
    """The evidence of pairs of a result and one of its groups."""
    return tuple(Evidence(result, group) for result, group in pairs)


def wholly_below(group: Group, limit: float) -> bool:
    """True where a number is shown and its whole interval lies below a limit."""
    ends = _ends(group)
    return ends is not None and ends[1] < limit


def wholly_above(group: Group, limit: float) -> bool:
    """True where a number is shown and its whole interval lies above a limit."""
    ends = _ends(group)
    return ends is not None and ends[0] > limit


def shown(*groups: Group) -> bool:
    """True where every group holds a number."""
    return all(group.state is ResultState.OK for group in groups)


def withheld(what: str, *groups: Group) -> str:
    """Why something cannot be said, from the groups that hold no number."""
    states = {group.state.value for group in groups if group.state is not ResultState.OK}
    return f"{what} cannot be stated: the figures are {formats.listing(sorted(states))}."


def _ends(group: Group) -> tuple[float, float] | None:
    if group.state is not ResultState.OK or not isinstance(group.estimate.interval, Interval):
        return None
    return group.estimate.interval.low, group.estimate.interval.high


def _uncertainty(evidence: Evidence) -> str:
    if not isinstance(interval := evidence.group.estimate.interval, Interval):
        return ""
    return f"{formats.number(interval.level * 100)} % interval {evidence.interval}; "
