"""How much time goes into solving problems? Officers' own records, beside a published share."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import Activity, Arm, FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import DIARIES, few
from shared.findings.judging import below_or_above, missing
from shared.findings.wording import evidence, shown, sized


def judge(case: Case) -> Judgement:
    """Hold 'problem solving takes less than the limit' against the share of recorded time."""
    times = case.evaluate("time_share", arm=Arm.TREATED)
    solving = times.at(activity=Activity.PROBLEM_SOLVING)
    if not shown(solving):
        return missing(evidence((times, solving)))
    against = case.evaluate(
        "time_share_against_benchmark", arm=Arm.TREATED, activity=Activity.PROBLEM_SOLVING
    )
    beside = [group for group in against.groups if shown(group)]
    differences = formats.listing([sized(against, group) for group in beside])
    published = f"; less the published share, that is {differences}" if beside else ""
    return Judgement(
        state=below_or_above(solving, case.limits["share"]),
        words={"found": sized(times, solving), "published": published},
        evidence=evidence((times, solving), *((against, group) for group in beside)),
        caps=(DIARIES, *few(solving.estimate.base, "people recorded their time")),
    )


_FOUND = "{found}{published}."

RULE = Rule(
    key="problem_solving_time",
    title="Time for solving problems",
    proposition="Problem solving takes less than {share} of trained officers' recorded time: the "
    "interval of its share lies below.",
    cell=Cell.MECHANISM,
    metrics=("time_share", "time_share_against_benchmark"),
    limits=(Limit("share", 0.05, "share of time"),),
    wording={
        FindingState.SUPPORTED: "Problem solving took less than {share} of the time that trained "
        "officers recorded: " + _FOUND,
        FindingState.CONTRADICTED: "Problem solving took more than {share} of the time that "
        "trained officers recorded: " + _FOUND,
        FindingState.INCONCLUSIVE: "Whether problem solving took less than {share} of the time "
        "that trained officers recorded cannot be told: " + _FOUND,
        FindingState.NOT_ASSESSED: "How much time problem solving took cannot be stated: {why}.",
    },
    judge=judge,
)
