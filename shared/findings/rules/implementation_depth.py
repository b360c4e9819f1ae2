"""Were the later LISP steps reached? Read from the steps themselves, never from their mean."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import OWN_ACCOUNT
from shared.findings.judging import missing
from shared.findings.statement import Given
from shared.findings.wording import SCALE_OF_FIVE, evidence, shown, side, sized

LATER_STEPS = (7, 8)


def judge(case: Case) -> Judgement:
    """Hold 'the later steps were not reached' against the levels of steps 7 and 8."""
    level = case.evaluate("implementation_level")
    steps = case.evaluate("implementation_step_level")
    overall, later = level.only, [steps.at(step=step) for step in LATER_STEPS]
    behind = evidence((level, overall), *((steps, group) for group in later))
    if not shown(overall, *later):
        return missing(behind)
    mean_side = side(overall, case.limits["full"])
    return Judgement(
        state=_state([side(group, case.limits["halfway"]) for group in later]),
        words={
            "level": sized(level, overall, scale=SCALE_OF_FIVE),
            "against": {-1: "below", 1: "above"}.get(mean_side, "not clearly below or above"),
            "seventh": sized(steps, later[0], scale=SCALE_OF_FIVE),
            "eighth": sized(steps, later[1], scale=SCALE_OF_FIVE),
        },
        evidence=behind,
        given=(
            *(Given(str(step), "step of the approach", steps.metric.key) for step in LATER_STEPS),
            Given("5", "highest level of the scale", steps.metric.key),
        ),
        caps=(OWN_ACCOUNT,),
    )


def _state(sides: list[int]) -> FindingState:
    """From where each step's whole interval lies: below (−1), above (1) or neither (0)."""
    if all(found < 0 for found in sides):
        return FindingState.SUPPORTED
    if all(found > 0 for found in sides):
        return FindingState.CONTRADICTED
    if any(found < 0 for found in sides) and any(found > 0 for found in sides):
        return FindingState.MIXED
    return FindingState.INCONCLUSIVE


_STEPS = (
    "Interventions and evaluation (step 7) stood at {seventh}, escalation (step 8) at {eighth}; "
    "the mean of all eight steps was {level}, {against} the {full} set for full implementation."
)

RULE = Rule(
    key="implementation_depth",
    title="Depth of implementation",
    proposition="Steps 7 and 8 were not reached: the intervals of both levels lie below {halfway}.",
    cell=Cell.IMPLEMENTATION,
    metrics=("implementation_level", "implementation_step_level"),
    limits=(Limit("halfway", 3.0, "scale points"), Limit("full", 3.5, "scale points")),
    wording={
        FindingState.SUPPORTED: "By the raters' own account the later steps were not reached. "
        + _STEPS,
        FindingState.CONTRADICTED: "By the raters' own account the later steps were reached. "
        + _STEPS,
        FindingState.MIXED: "By the raters' own account one of the later steps was reached and the "
        "other was not. " + _STEPS,
        FindingState.INCONCLUSIVE: "Whether the later steps were reached cannot be told from the "
        "raters' own account. " + _STEPS,
        FindingState.NOT_ASSESSED: "The depth of implementation cannot be stated: {why}.",
    },
    judge=judge,
)
