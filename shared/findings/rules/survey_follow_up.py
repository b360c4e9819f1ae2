"""Can the survey's respondents be followed over waves? Linkage at the last wave."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import REGISTER
from shared.findings.judging import missing, unknown
from shared.findings.wording import evidence, shown, sized

ARMS = {"treated": "trained", "control": "control"}
BY_CODE = Cap(
    Strength.INDICATIVE, "Answers with one code are taken as one person's, which nobody checked."
)


def judge(case: Case) -> Judgement:
    """Hold 'respondents can be followed' against linkage at the last wave, by arm."""
    linkage = case.evaluate("survey_linkage")
    waves = {group.value_of("wave") for group in linkage.groups}
    if len(waves) < 2:
        return unknown("one wave is held" if waves else "no survey was handed over")
    last = max(waves)
    groups = [group for group in linkage.groups if group.value_of("wave") == last]
    behind = evidence(*((linkage, group) for group in groups))
    if not shown(*groups):
        return missing(behind)
    enough = all(group.estimate.value >= case.limits["enough"] for group in groups)
    parts = [
        f"{sized(linkage, group)} of {ARMS[group.value_of('arm')]} officers" for group in groups
    ]
    return Judgement(
        state=FindingState.SUPPORTED if enough else FindingState.CONTRADICTED,
        words={"wave": last, "shares": formats.listing(parts)},
        evidence=behind,
        caps=(BY_CODE if enough else REGISTER,),
    )


RULE = Rule(
    key="survey_follow_up",
    title="Following respondents",
    proposition="At the last wave at least {enough} of each arm's respondents are linked to "
    "another wave.",
    cell=Cell.IMPLEMENTATION,
    metrics=("survey_linkage",),
    limits=(Limit("enough", 0.8, "share of respondents"),),
    wording={
        FindingState.SUPPORTED: "Respondents can be followed over waves: at {wave} {shares} are "
        "linked to another wave.",
        FindingState.CONTRADICTED: "Too few respondents can be followed over waves: at {wave} "
        "{shares} are linked to another wave.",
        FindingState.NOT_ASSESSED: "Whether respondents can be followed cannot be stated: {why}.",
    },
    judge=judge,
)
