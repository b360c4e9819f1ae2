"""Did pilots test for success? Read from step 7."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import OWN_ACCOUNT
from shared.findings.judging import below_or_above, missing
from shared.findings.statement import Given
from shared.findings.wording import SCALE_OF_FIVE, evidence, shown, sized

STEP = 7


def judge(case: Case) -> Judgement:
    """Hold 'evaluation is underdeveloped' against the level of step 7."""
    steps = case.evaluate("implementation_step_level")
    group = steps.at(step=STEP)
    if not shown(group):
        return missing(evidence((steps, group)))
    return Judgement(
        state=below_or_above(group, case.limits["halfway"]),
        words={"level": sized(steps, group, scale=SCALE_OF_FIVE)},
        evidence=evidence((steps, group)),
        given=(
            Given(str(STEP), "step of the approach", steps.metric.key),
            Given("5", "highest level of the scale", steps.metric.key),
        ),
        caps=(OWN_ACCOUNT,),
    )


RULE = Rule(
    key="evaluation_training",
    title="Agreeing and testing interventions",
    proposition="Evaluation is underdeveloped: the interval of step 7 lies below {halfway}.",
    cell=Cell.IMPLEMENTATION,
    metrics=("implementation_step_level",),
    limits=(Limit("halfway", 3.0, "scale points"),),
    wording={
        FindingState.SUPPORTED: "By the raters' own account interventions and their evaluation "
        "were underdeveloped: step 7 stood at {level}.",
        FindingState.CONTRADICTED: "By the raters' own account interventions and their evaluation "
        "were under way: step 7 stood at {level}.",
        FindingState.INCONCLUSIVE: "Whether interventions and their evaluation were under way "
        "cannot be told from the raters' own account: step 7 stood at {level}.",
        FindingState.NOT_ASSESSED: "How far interventions were agreed and tested cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
