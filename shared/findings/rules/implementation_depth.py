"""Were the later LISP steps reached? Read from the steps themselves, never from their mean."""

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

KEY = "implementation_depth"
LATER_STEPS = (7, 8)
HALFWAY = 3.0
FULL = 3.5
LOW = "Mean implementation level below 3.5, while steps 7 and 8 leave room for doubt"
TRIGGER = "Mean implementation level below 3.5, and the intervals of steps 7 and 8 wholly below 3"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Hold 'the later steps were not reached' against the levels of steps 7 and 8."""
    chosen = {"programme_code": programme.code}
    level = evaluator.evaluate("implementation_level", chosen)
    steps = evaluator.evaluate("implementation_step_level", chosen)
    overall, later = level.only, [steps.at(step=step) for step in LATER_STEPS]
    state = _state(
        shown(overall, *later),
        [wholly_below(g, HALFWAY) for g in later],
        [wholly_above(g, HALFWAY) for g in later],
    )
    text = _text(
        state,
        sized(level, overall, scale=SCALE_OF_FIVE),
        [sized(steps, group, scale=SCALE_OF_FIVE) for group in later],
    )
    if state is FindingState.NOT_ASSESSED:
        text = withheld("The depth of implementation", overall, *later)
    evidence = statement(text, (level, overall), *((steps, group) for group in later))
    low = shown(overall) and overall.estimate.value < FULL
    return _finding(state, evidence, adopt=low and state is FindingState.SUPPORTED, low=low)


def _state(known: bool, below: list[bool], above: list[bool]) -> FindingState:
    if not known:
        return FindingState.NOT_ASSESSED
    if all(below):
        return FindingState.SUPPORTED
    if all(above):
        return FindingState.CONTRADICTED
    return FindingState.MIXED if any(below) and any(above) else FindingState.INCONCLUSIVE


def _text(state: FindingState, level: str, later: list[str]) -> str:
    verdict = {
        FindingState.SUPPORTED: "The later steps were not reached, by the raters' own account",
        FindingState.CONTRADICTED: "The later steps were reached, by the raters' own account",
        FindingState.MIXED: "One of the later steps was reached and the other was not",
        FindingState.INCONCLUSIVE: "Whether the later steps were reached cannot be told",
    }.get(state, "")
    return (
        f"Mean implementation was {level}. {verdict}: interventions and evaluation (step 7) stood "
        f"at {later[0]}, escalation (step 8) at {later[1]}."
    )


def _finding(state: FindingState, conclusion: Statement, *, adopt: bool, low: bool) -> Finding:
    advice = Advice.ADOPT if adopt else Advice.CONSIDER if low else Advice.NOT_TRIGGERED
    assessed = state is not FindingState.NOT_ASSESSED
    return Finding(
        key=KEY,
        title="Depth of implementation",
        state=state,
        strength=Strength.INDICATIVE if assessed else Strength.INSUFFICIENT,
        cap="Raters judge their own work; rubric reviews and a control group are not weighed here."
        if assessed
        else "The base is too small or nothing was handed over.",
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=advice,
            text="Choose one location, with the greatest long-term demand, and carry all eight "
            "steps through there with a whole team, from street level to senior officers.",
            owner="Local policing area commander",
            trigger=LOW if advice is Advice.CONSIDER else TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="The later steps of Intensive Engagement were not reached.",
    metrics=("implementation_level", "implementation_step_level"),
    threshold=TRIGGER,
    judge=judge,
)
