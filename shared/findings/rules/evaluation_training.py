"""Did pilots say what success looks like and test for it? Read from step 7."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.finding import (
    Advice,
    Finding,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.wording import (
    SCALE_OF_FIVE,
    shown,
    sized,
    statement,
    wholly_above,
    wholly_below,
    withheld,
)
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

KEY = "evaluation_training"
STEP = 7
HALFWAY = 3.0
LOW = "Level of step 7 below 3, while its interval leaves room for doubt"
TRIGGER = "Interval of the level of step 7 wholly below 3"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Hold 'evaluation is underdeveloped' against the level of step 7."""
    steps = evaluator.evaluate("implementation_step_level", {"programme_code": programme.code})
    group = steps.at(step=STEP)
    if not shown(group):
        state, advice = FindingState.NOT_ASSESSED, Advice.NOT_TRIGGERED
        text = withheld("How far pilots define and test success", group)
    elif wholly_below(group, HALFWAY):
        state, advice = FindingState.SUPPORTED, Advice.ADOPT
        text = "Defining and testing success was underdeveloped, by the raters' own account"
    elif wholly_above(group, HALFWAY):
        state, advice = FindingState.CONTRADICTED, Advice.NOT_TRIGGERED
        text = "Defining and testing success was under way, by the raters' own account"
    else:
        state = FindingState.INCONCLUSIVE
        below = group.estimate.value < HALFWAY
        advice = Advice.CONSIDER if below else Advice.NOT_TRIGGERED
        text = "Whether success was defined and tested cannot be told from the raters' account"
    if shown(group):
        text += f": step 7 stood at {sized(steps, group, scale=SCALE_OF_FIVE)}."
    return Finding(
        key=KEY,
        title="Defining and testing success",
        state=state,
        strength=Strength.INDICATIVE if shown(group) else Strength.INSUFFICIENT,
        cap="One step, self-rated." if shown(group) else "Too few ratings, or none.",
        conclusion=statement(text, (steps, group)),
        recommendation=Recommendation(
            advice=advice,
            text="Train inspectors and sergeants to say what success would look like before they "
            "intervene, and to test for it independently.",
            owner="Force lead for neighbourhood policing",
            trigger=LOW if advice is Advice.CONSIDER else TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Defining and testing success is underdeveloped.",
    metrics=("implementation_step_level",),
    threshold=TRIGGER,
    judge=judge,
)
