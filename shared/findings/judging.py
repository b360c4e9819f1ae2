"""What rules share when they judge: the state that follows from a limit, and why none does."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.finding import Cap, Judgement, Strength
from shared.findings.statement import Evidence, Given
from shared.findings.wording import side, why_withheld
from shared.metrics import Group


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
    return unknown(why_withheld(*(one.group for one in evidence)), evidence)


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
