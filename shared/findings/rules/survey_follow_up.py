"""Can the survey's respondents be followed over waves? Linkage at the last wave."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.finding import (
    Advice,
    Finding,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.statement import Statement
from shared.findings.wording import shown, sized, statement, withheld
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

KEY = "survey_follow_up"
ENOUGH = 0.8
TRIGGER = "Fewer than 80 % of either arm's respondents at the last wave linked to another wave"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Hold 'respondents can be followed' against linkage at the last wave, by arm."""
    linkage = evaluator.evaluate("survey_linkage", {"programme_code": programme.code})
    waves = {group.value_of("wave") for group in linkage.groups}
    if len(waves) == 1:
        only = Statement("Whether respondents can be followed cannot be stated: one wave is held.")
        return _finding(FindingState.NOT_ASSESSED, Advice.NOT_TRIGGERED, only)
    last = max((group.value_of("wave") for group in linkage.groups), default="T1")
    groups = [group for group in linkage.groups if group.value_of("wave") == last]
    if not groups or not shown(*groups):
        text = (
            withheld("Whether respondents can be followed", *groups)
            if groups
            else (
                "Whether respondents can be followed cannot be stated: no survey was handed over."
            )
        )
        conclusion = statement(text, *((linkage, group) for group in groups))
        return _finding(FindingState.NOT_ASSESSED, Advice.NOT_TRIGGERED, conclusion)
    enough = all(group.estimate.value >= ENOUGH for group in groups)
    parts = " and ".join(
        f"{sized(linkage, group)} in the {group.value_of('arm')} arm" for group in groups
    )
    text = f"At {last} the share of respondents who can be followed from another wave was {parts}."
    state = FindingState.SUPPORTED if enough else FindingState.CONTRADICTED
    advice = Advice.NOT_TRIGGERED if enough else Advice.ADOPT
    return _finding(state, advice, statement(text, *((linkage, group) for group in groups)))


def _finding(state: FindingState, advice: Advice, conclusion: Statement) -> Finding:
    assessed = state is not FindingState.NOT_ASSESSED
    return Finding(
        key=KEY,
        title="Following respondents",
        state=state,
        strength=Strength.MODERATE if assessed else Strength.INSUFFICIENT,
        cap="A count of codes, not of the people who chose not to answer."
        if assessed
        else "Nothing to count.",
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=advice,
            text="Ask every respondent for the same link code in each wave: it is the cheapest way "
            "to detect smaller changes.",
            owner="Evaluator",
            trigger=TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Respondents can be followed over waves.",
    metrics=("survey_linkage",),
    threshold=TRIGGER,
    judge=judge,
)
