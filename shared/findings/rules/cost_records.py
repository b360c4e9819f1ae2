"""Is what each pilot cost on record? One entry is enough, however much is missing."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, UNRECORDED
from shared.findings.judging import unknown
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown


def judge(case: Case) -> Judgement:
    """Hold 'every pilot has a recorded cost' against the share that has."""
    coverage = case.evaluate("cost_coverage")
    if not shown(coverage.only):
        return unknown("no cost was handed over")
    found = coverage.only.estimate
    pilots = round(found.value * found.base)
    complete = pilots == found.base
    return Judgement(
        state=FindingState.SUPPORTED if complete else FindingState.CONTRADICTED,
        words={"covered": str(pilots), "pilots": formats.count(found.base, "pilot")},
        evidence=evidence((coverage, coverage.only)),
        given=(Given(str(pilots), "pilots with a recorded cost", "cost_coverage"),),
        caps=(REGISTER if complete else UNRECORDED,),
    )


_COUNTED = ": {covered} of {pilots}. Costs that the programme bears as a whole count for none."

RULE = Rule(
    key="cost_records",
    title="Records of cost",
    proposition="Every pilot has a cost of its own on record.",
    cell=Cell.ECONOMICS,
    metrics=("cost_coverage",),
    wording={
        FindingState.SUPPORTED: "Every pilot has a cost of its own on record" + _COUNTED,
        FindingState.CONTRADICTED: "Not every pilot has a cost of its own on record" + _COUNTED,
        FindingState.NOT_ASSESSED: "Whether pilots' costs are on record cannot be stated: {why}.",
    },
    judge=judge,
)
