"""Was the escalation route used, and did those above answer? Counts of the pilots' log.

An answer that came late counts as an answer; what waits past the time set for one speaks against
the route. A programme that has handed over no escalation is not assessed: whether nothing was
raised or nothing was written down, no file says.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST, REGISTER, UNRECORDED
from shared.findings.judging import unknown
from shared.findings.statement import Evidence, Given
from shared.findings.wording import evidence, shown
from shared.metrics import Group

SINGLE_CASES = Cap(Strength.INDICATIVE, f"Fewer than {FEWEST} escalations: single cases.")


def judge(case: Case) -> Judgement:
    """Hold 'used and answered' against those answered and those that wait too long."""
    raised = case.evaluate("escalations_raised")
    share = case.evaluate("escalations_answered_share")
    late = case.evaluate("escalations_past_limit")
    if not shown(raised.only, share.only, late.only):
        return unknown("no escalation is on record", evidence((raised, raised.only)))
    answered = round(share.only.estimate.value * share.only.estimate.base)
    written = Evidence(share, share.only)
    waiting = _count(late.only)
    state = _state(answered, waiting)
    return Judgement(
        state=state,
        words={
            "raised": formats.count(_count(raised.only), "escalation was", "escalations were"),
            "answered": f"{formats.count(answered, 'was', 'were')} answered ({written.value})",
            "waiting": formats.count(waiting, "waits", "wait"),
        },
        evidence=evidence((raised, raised.only), (share, share.only), (late, late.only)),
        given=(
            Given(str(answered), "escalations that were answered", "escalations_answered_share"),
        ),
        caps=(
            UNRECORDED if waiting else REGISTER,
            *([SINGLE_CASES] if _count(raised.only) < FEWEST else []),
        ),
    )


def _count(group: Group) -> int:
    return round(group.estimate.value)


def _state(answered: int, waiting: int) -> FindingState:
    """Which are more: those that were answered, or those that wait past the limit."""
    if not answered and not waiting:
        return FindingState.TOO_EARLY
    if answered < waiting:
        return FindingState.CONTRADICTED
    return FindingState.MIXED if waiting else FindingState.SUPPORTED


_COUNTS = "{raised} raised, {answered}, and {waiting} past the time set for an answer."

RULE = Rule(
    key="escalation_use",
    title="Use of the escalation route",
    proposition="The escalation route was used and answered: some escalations were answered, and "
    "none waits past the time set for an answer. It is contradicted where more wait than were "
    "answered.",
    cell=Cell.IMPLEMENTATION,
    metrics=("escalations_raised", "escalations_answered_share", "escalations_past_limit"),
    wording={
        FindingState.SUPPORTED: "The escalation route was used and answered: " + _COUNTS,
        FindingState.MIXED: "The escalation route was used and answered in part: " + _COUNTS,
        FindingState.CONTRADICTED: "The escalation route was used and went unanswered for too "
        "long: " + _COUNTS,
        FindingState.TOO_EARLY: "It is too early to say whether escalations are answered: "
        + _COUNTS,
        FindingState.NOT_ASSESSED: "Whether the escalation route was used and answered cannot "
        "be stated: {why}.",
    },
    judge=judge,
)
