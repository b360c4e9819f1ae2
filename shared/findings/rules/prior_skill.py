"""Were trained and control officers alike before training? By a test of equivalence alone.

The review of 2016 read a negligible difference as skill that was there already. That two groups do
not differ significantly does not show that they are alike; and alike they may both lack the skill.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import few
from shared.findings.judging import missing, unknown
from shared.findings.phrases import corrected_p, is_below, level_of_tests, level_text
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, sized
from shared.metrics import Group, Interval
from shared.metrics.registers import smallest_effects

SCALE = "community_engagement"
"""The scale whose items ask what officers know of their communities and can do with them."""
CHOSEN = Cap(
    Strength.INDICATIVE, "Officers' own answers; the groups were chosen, not drawn by lot."
)


def judge(case: Case) -> Judgement:
    """Hold 'alike before training' against equivalence and difference at the first wave."""
    differences = case.evaluate("survey_scale_arm_difference", scale=SCALE)
    equivalences = case.evaluate("survey_scale_arm_equivalence", scale=SCALE)
    if not differences.groups:
        return unknown("no answers of both arms to the scale of community engagement are held")
    smallest = smallest_effects(case.evaluator, case.programme.code).get(SCALE)
    if smallest is None:
        return unknown("the plan declares no smallest difference that matters")
    first = min(group.value_of("wave") for group in differences.groups)
    apart, alike = differences.at(wave=first), equivalences.at(wave=first)
    behind = evidence((equivalences, alike), (differences, apart))
    if not shown(apart, alike):
        return missing(behind)
    state = _state(apart, alike)
    points = formats.number(smallest, decimals=2)
    p = formats.probability(corrected_p(alike) or 0)
    return Judgement(
        state=state,
        words={
            "wave": first,
            "difference": sized(equivalences, alike, scale="points"),
            "size": sized(differences, apart),
            "points": points,
            "p": p,
        },
        evidence=behind,
        given=(
            Given(points, "smallest effect that matters, scale points", "v_plan_effect"),
            Given(p, "corrected p of equivalence", "survey_scale_arm_equivalence"),
            *_level(alike),
            level_of_tests(equivalences),
        ),
        caps=(*few(alike.estimate.base, "respondents in an arm"), CHOSEN),
        is_null=state is FindingState.SUPPORTED,
    )


def _level(alike: Group) -> tuple[Given, ...]:
    """The level of the interval, which is that of two one-sided tests."""
    interval = alike.estimate.interval
    if not isinstance(interval, Interval):
        return ()
    level = formats.percent(interval.level)
    return (Given(level, "level of the interval", "survey_scale_arm_equivalence"),)


def _state(apart: Group, alike: Group) -> FindingState:
    if is_below(alike):
        return FindingState.SUPPORTED
    return FindingState.CONTRADICTED if is_below(apart) else FindingState.INCONCLUSIVE


_TESTED = (
    "At {wave} they differed by {difference} in the scores of community engagement; that "
    "the difference is smaller than the {points} points that matter has a corrected p of {p}."
)

RULE = Rule(
    key="prior_skill",
    title="Officers before training",
    proposition="Trained and control officers were alike before training: at the first wave a "
    "difference of community engagement as large as the smallest that matters is ruled out, with "
    f"a corrected p of equivalence below {level_text()}.",
    cell=Cell.MODERATORS,
    metrics=("survey_scale_arm_equivalence", "survey_scale_arm_difference"),
    wording={
        FindingState.SUPPORTED: "Trained and control officers answered alike before training. "
        + _TESTED
        + " Like answers do not show that the skill was there: both groups may think well of "
        "themselves, or both lack it.",
        FindingState.CONTRADICTED: "Trained and control officers were not alike before training. "
        + _TESTED
        + " In standard deviations the difference was {size}.",
        FindingState.INCONCLUSIVE: "Whether trained and control officers were alike before "
        "training cannot be told. " + _TESTED + " A difference that a test does not find is not "
        "shown to be absent.",
        FindingState.NOT_ASSESSED: "Whether trained and control officers were alike before "
        "training has not been assessed: {why}.",
    },
    judge=judge,
)
