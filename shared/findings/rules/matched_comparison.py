"""Does the control group match the trained in what is on record?

Balance is a property of the very people compared, so values count and not tests (Austin, 2009,
Statistics in Medicine 28, 3083-3107). The local policing area is left out: the design puts the arms
into different areas, so there is nothing to match.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import REGISTER, few
from shared.findings.judging import missing, unknown
from shared.findings.phrases import Pair, plain
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, sized
from shared.metrics import MetricResult

BY_DESIGN = "local policing area"
RECORDED_ALONE = Cap(
    Strength.INDICATIVE, "A match in what is on record shows none in what is not, such as age."
)


def judge(case: Case) -> Judgement:
    """Hold 'no difference above the limit' against the roster's characteristics and first scores.

    Where no characteristic of the people can be compared, like first scores alone settle nothing.
    """
    balance, scores = case.evaluate("survey_balance"), case.evaluate("survey_balance_score")
    people = _compared(balance, without=BY_DESIGN)
    first = _compared(scores)
    compared = [pair for pair in (*people, *first) if shown(pair[1])]
    if not people and not first:
        return unknown("neither a roster nor scores of both arms are held")
    if not compared:
        return missing(evidence(*people, *first))
    apart = [pair for pair in compared if _size(pair) > case.limits["most"]]
    return Judgement(
        state=_state(bool(apart), any(shown(group) for _, group in people)),
        words={
            "apart": str(len(apart)),
            "compared": formats.count(len(compared), "comparison"),
            "farthest": _named(max(compared, key=_size)),
            "left_out": _left_out(balance, people),
        },
        evidence=evidence(*compared),
        given=(
            Given(
                str(len(apart)), "characteristics and scores that differ by more", "survey_balance"
            ),
            Given(str(len(compared)), "characteristics and scores compared", "survey_balance"),
        ),
        caps=(
            *few(min(group.estimate.base for _, group in compared), "people in an arm"),
            REGISTER if apart else RECORDED_ALONE,
        ),
    )


def _state(is_apart: bool, has_people: bool) -> FindingState:
    if is_apart:
        return FindingState.CONTRADICTED
    return FindingState.SUPPORTED if has_people else FindingState.INCONCLUSIVE


def _compared(result: MetricResult, *, without: str = "") -> list[Pair]:
    return [(result, group) for group in result.groups if group.by[0][1] != without]


def _size(pair: Pair) -> float:
    return abs(pair[1].estimate.value)


def _named(pair: Pair) -> str:
    return f"{plain(pair[1].by[0][1])}, {sized(*pair)}"


def _left_out(balance: MetricResult, people: list[Pair]) -> str:
    """What was not compared, and why."""
    names = [plain(group.by[0][1]) for _, group in people if not shown(group)]
    text = f" The {formats.listing(names)} could not be compared." if names else ""
    if len(people) < len(balance.groups):
        text += f" The {BY_DESIGN} differs by design and is left out."
    return text


_COUNTED = (
    "in {apart} of {compared}, of people on the roster and of first scores, the two differ by more "
    "than {most}; farthest apart is {farthest}.{left_out}"
)

RULE = Rule(
    key="matched_comparison",
    title="Matching of the control group",
    proposition="The control group is shown to match the trained: no characteristic on record "
    "(Cramér's V) and no first score (standard deviations) differs by more than {most}.",
    cell=Cell.IMPLEMENTATION,
    metrics=("survey_balance", "survey_balance_score"),
    limits=(Limit("most", 0.1, "Cramér's V, or standard deviations"),),
    wording={
        FindingState.SUPPORTED: "The control group matches the trained in what is on record: "
        + _COUNTED,
        FindingState.CONTRADICTED: "The control group is not shown to match the trained: "
        + _COUNTED
        + " Nobody was allocated by lot.",
        FindingState.INCONCLUSIVE: "Whether the control group matches the trained cannot be told "
        "from first scores alone: " + _COUNTED,
        FindingState.NOT_ASSESSED: "Whether the control group matches the trained has not been "
        "assessed: {why}.",
    },
    judge=judge,
)
