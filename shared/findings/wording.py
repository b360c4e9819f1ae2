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
    return f"{evidence.value} {scale}".strip() + f" {resting_on(result, group)}"


def resting_on(result: MetricResult, group: Group) -> str:
    """'(95 % interval 2.3 to 2.9; 14 raters)', of a group that holds a number."""
    evidence = Evidence(result, group)
    return f"({_uncertainty(evidence)}{evidence.counted})"


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


def side(group: Group, limit: float) -> int:
    """−1 where a shown number lies wholly below a limit, 1 where wholly above, else 0.

    It lies on a side only with its whole interval; a complete count lies where it is.
    """
    if group.state is not ResultState.OK:
        return 0
    match group.estimate.interval:
        case Interval(low, high):
            return (low > limit) - (high < limit)
        case _:
            return (group.estimate.value > limit) - (group.estimate.value < limit)


def shown(*groups: Group) -> bool:
    """True where every group holds a number."""
    return all(group.state is ResultState.OK for group in groups)


def withheld(what: str, *groups: Group) -> str:
    """The sentence that something cannot be said, for want of numbers."""
    return f"{what} cannot be stated: {why_withheld(*groups)}."


def why_withheld(*groups: Group) -> str:
    """Why something cannot be said, from the groups that hold no number."""
    states = {group.state.value for group in groups if group.state is not ResultState.OK}
    return f"the figures are {formats.listing(sorted(states))}"


def _uncertainty(evidence: Evidence) -> str:
    if not isinstance(interval := evidence.group.estimate.interval, Interval):
        return ""
    return f"{formats.number(interval.level * 100)} % interval {evidence.interval}; "
