"""Does the effect of weeks of action decay when the force withdraws? Not assessed here.

Actions are recorded in free words with the day on which they were done: nothing tells a week of
action from other work, nor says when the force withdrew, and policy events speak of the force as a
whole. No data can move this finding; a person can, by an override with a reason. What is
recommended about such weeks is professional judgement, and printed as such.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.judging import unknown


def judge(_: Case) -> Judgement:
    """Say why it is not assessed."""
    return unknown(
        "no record tells a week of action from other work, or says when the force withdrew"
    )


RULE = Rule(
    key="weeks_of_action",
    title="Weeks of action",
    proposition="The effect of weeks of action decays when the force withdraws.",
    cell=Cell.EFFECT,
    metrics=(),
    wording={
        FindingState.NOT_ASSESSED: "Whether the effect of weeks of action decays when the force "
        "withdraws has not been assessed: {why}.",
    },
    judge=judge,
)
