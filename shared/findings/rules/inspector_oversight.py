"""Did an inspector see to the pilots? Read from the weeks of the pilots' own logs."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import FEWEST, REGISTER, UNRECORDED
from shared.findings.judging import missing, reached
from shared.findings.wording import evidence, portion, shown


def judge(case: Case) -> Judgement:
    """Hold 'an inspector's oversight is on record' against all weeks of all pilots."""
    weeks = case.evaluate("oversight_weeks")
    group = weeks.only
    if not shown(group):
        return missing(evidence((weeks, group)))
    state = reached(group, case.limits["share"], fewest=case.limits["fewest"])
    return Judgement(
        state=state,
        words={"overseen": portion(weeks, group)},
        evidence=evidence((weeks, group)),
        caps=(UNRECORDED if state is FindingState.CONTRADICTED else REGISTER,),
    )


RULE = Rule(
    key="inspector_oversight",
    title="Inspectors' oversight",
    proposition="An inspector's oversight is on record in at least {share} of the pilots' weeks.",
    cell=Cell.IMPLEMENTATION,
    metrics=("oversight_weeks",),
    limits=(Limit("share", 0.75, "share of weeks"), Limit("fewest", FEWEST, "weeks")),
    wording={
        FindingState.SUPPORTED: "An inspector's oversight of the pilots is on record in "
        "{overseen}, at least the {share} asked for.",
        FindingState.CONTRADICTED: "An inspector's oversight of the pilots is on record in "
        "{overseen}, short of the {share} asked for.",
        FindingState.INCONCLUSIVE: "Whether an inspector oversees the pilots cannot be told yet: "
        "oversight is on record in {overseen}, and it takes {fewest} to say.",
        FindingState.NOT_ASSESSED: "How far an inspector oversaw the pilots cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
