"""What rules share when they judge: on which side of a limit a result lies, and why it cannot say.

A result lies on a side only with its whole interval; a complete count lies where it is.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState, ResultState
from shared.findings.finding import Cap, Judgement, Strength
from shared.findings.statement import Evidence, Given
from shared.metrics import Group, Interval


def side(group: Group, limit: float) -> int:
    """−1 where a shown number lies wholly below a limit, 1 where wholly above, else 0."""
    if group.state is not ResultState.OK:
        return 0
    match group.estimate.interval:
        case Interval(low, high):
            return (low > limit) - (high < limit)
        case _:
            return (group.estimate.value > limit) - (group.estimate.value < limit)


def below_or_above(group: Group, limit: float) -> FindingState:
    """Supported wholly below a limit, contradicted wholly above, inconclusive between."""
    states = {-1: FindingState.SUPPORTED, 1: FindingState.CONTRADICTED}
    return states.get(side(group, limit), FindingState.INCONCLUSIVE)


def above_or_below(group: Group, limit: float) -> FindingState:
    """Supported wholly above a limit, contradicted wholly below, inconclusive between."""
    states = {1: FindingState.SUPPORTED, -1: FindingState.CONTRADICTED}
    return states.get(side(group, limit), FindingState.INCONCLUSIVE)


def reached(group: Group, least: float, *, fewest: float = 0) -> FindingState:
    """Supported where a complete count's share reaches the least, contradicted below it.

    Inconclusive where its base is below the fewest that can say anything.
    """
    if group.estimate.base < fewest:
        return FindingState.INCONCLUSIVE
    enough = group.estimate.value >= least
    return FindingState.SUPPORTED if enough else FindingState.CONTRADICTED


def missing(evidence: tuple[Evidence, ...]) -> Judgement:
    """Not assessed, because numbers that the rule needs are suppressed, missing or too few."""
    groups = (one.group for one in evidence)
    states = {group.state.value for group in groups if group.state is not ResultState.OK}
    return unknown(f"the figures are {formats.listing(sorted(states))}", evidence)


def unknown(
    why: str, evidence: tuple[Evidence, ...] = (), given: tuple[Given, ...] = ()
) -> Judgement:
    """Not assessed, for a reason that goes on after a colon and ends without a full stop."""
    return Judgement(
        state=FindingState.NOT_ASSESSED,
        words={"why": why},
        evidence=evidence,
        given=given,
        caps=(Cap(Strength.INSUFFICIENT, f"{why[0].upper()}{why[1:]}."),),
    )
