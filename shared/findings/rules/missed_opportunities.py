"""Were problems missed that the approach would have fitted? The programme's own log of them.

The log is complete of what was seen, so that problems were missed follows from one; whether more
were missed than taken is doubtful where the interval of the share passes half.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState, OpportunityStatus
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import REGISTER, UNRECORDED
from shared.findings.judging import unknown
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, side, sized
from shared.metrics import MetricResult

FEW_DECIDED = Cap(Strength.INDICATIVE, "Few were decided on: the interval passes the limit.")


def judge(case: Case) -> Judgement:
    """Hold 'problems were missed' against what became of the opportunities."""
    counts = case.evaluate("opportunities_by_status")
    taken = case.evaluate("opportunities_taken_share")
    if not shown(taken.only):
        return unknown("no opportunity on record has been taken or missed")
    missed = _count(counts, OpportunityStatus.MISSED)
    open_still = _count(counts, OpportunityStatus.IDENTIFIED)
    groups = [group for group in counts.groups if shown(group)]
    below = taken.only.estimate.value < case.limits["most"]
    clear = side(taken.only, case.limits["most"]) != 0
    return Judgement(
        state=_state(missed, most_missed=below),
        words={
            "share": sized(taken, taken.only),
            "missed": str(missed),
            "open": str(open_still),
        },
        evidence=evidence((taken, taken.only), *((counts, group) for group in groups)),
        given=(
            Given(str(missed), "opportunities missed", "opportunities_by_status"),
            Given(str(open_still), "neither taken nor missed", "opportunities_by_status"),
        ),
        caps=(REGISTER if missed else UNRECORDED, *([] if clear else [FEW_DECIDED])),
    )


def _count(counts: MetricResult, status: OpportunityStatus) -> int:
    group = counts.at(status=status)
    return round(group.estimate.value) if shown(group) else 0


def _state(missed: int, *, most_missed: bool) -> FindingState:
    if not missed:
        return FindingState.CONTRADICTED
    return FindingState.SUPPORTED if most_missed else FindingState.MIXED


_SHARE = "{share} were taken up by the programme's own log, with {missed} missed and {open} open."

RULE = Rule(
    key="missed_opportunities",
    title="Missed opportunities",
    proposition="Recurring problems that the approach would have fitted were missed: at least one "
    "was, and less than {most} of those decided on were taken up.",
    cell=Cell.IMPLEMENTATION,
    metrics=("opportunities_by_status", "opportunities_taken_share"),
    limits=(Limit("most", 0.5, "share of opportunities"),),
    wording={
        FindingState.SUPPORTED: "Recurring problems that the approach would have fitted were "
        "missed more often than taken up: " + _SHARE,
        FindingState.MIXED: "Recurring problems that the approach would have fitted were missed, "
        "though no more often than taken up: " + _SHARE,
        FindingState.CONTRADICTED: "No recurring problem that the approach would have fitted is "
        "known to have been missed: " + _SHARE,
        FindingState.NOT_ASSESSED: "Whether problems that the approach would have fitted were "
        "missed cannot be stated: {why}.",
    },
    judge=judge,
)
