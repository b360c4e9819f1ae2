"""Do outcomes outweigh what was spent? Never told from costs alone.

It takes what every pilot cost and an outcome that was held against a comparison. No metric gives
such an outcome yet, so the finding stays open: without the costs it is not assessed, with them it
is inconclusive.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.judging import unknown
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown

NO_OUTCOME = Cap(Strength.INSUFFICIENT, "No outcome has been held against a comparison.")


def judge(case: Case) -> Judgement:
    """Say what is on record of costs, and that no outcome can be held against it."""
    total, coverage = case.evaluate("cost_total"), case.evaluate("cost_coverage")
    behind = evidence((total, total.only), (coverage, coverage.only))
    if not shown(total.only, coverage.only):
        return unknown("no cost is on record, nor an outcome held against a comparison")
    covered = coverage.only.estimate
    pilots = round(covered.value * covered.base)
    entries = formats.count(total.only.estimate.base, "entry", "entries")
    recorded = f"{behind[0].value} in {entries}"
    given = (Given(str(pilots), "pilots with a recorded cost", "cost_coverage"),)
    if pilots < covered.base:
        why = (
            f"{recorded} is on record, with a cost of its own for {pilots} of "
            f"{formats.count(covered.base, 'pilot')}, and no outcome has been held against a "
            "comparison"
        )
        return unknown(why, behind, given)
    return Judgement(
        state=FindingState.INCONCLUSIVE,
        words={"recorded": recorded, "pilots": _each_of(pilots)},
        evidence=behind,
        given=given,
        caps=(NO_OUTCOME,),
    )


def _each_of(pilots: int) -> str:
    return "the 1 pilot" if pilots == 1 else f"each of {formats.count(pilots, 'pilot')}"


RULE = Rule(
    key="value_for_money",
    title="Value for money",
    proposition="Outcomes outweigh what was spent, judged where the cost of every pilot is on "
    "record and an outcome has been held against a comparison.",
    cell=Cell.ECONOMICS,
    metrics=("cost_coverage", "cost_total"),
    wording={
        FindingState.INCONCLUSIVE: "Value for money is not established: {recorded} is on record, "
        "with a cost of its own for {pilots}, but no outcome has been held against a "
        "comparison.",
        FindingState.NOT_ASSESSED: "Value for money is not established: {why}.",
    },
    judge=judge,
)
