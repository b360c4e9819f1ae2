"""Where did time go that a change of policy freed? Shares of the same people's time around it.

Of several changes of policy the last with records on both sides is read. Time counts as freed where
the share of evidence gathering fell with its whole interval; what problem solving gained is held
against the smallest and the largest fall that the interval allows. Whatever else changed at that
time is in both: nothing here is an effect of the policy.
"""

from __future__ import annotations

from shared.contract.vocabulary import Activity, Arm, FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import DIARIES, few
from shared.findings.judging import missing, unknown
from shared.findings.wording import evidence, shown, side, sized
from shared.metrics import Group, Interval, MetricResult
from shared.metrics.registers import policy_events


def judge(case: Case) -> Judgement:
    """Hold 'freed time went into problem solving' against what both shares moved by."""
    changes = case.evaluate("time_share_change", arm=Arm.TREATED)
    event = _last_event(case, changes)
    if event is None:
        return unknown("no time is on record before and after a change of policy")
    gathering, solving, reactive = (
        changes.at(policy_event=event, activity=activity)
        for activity in (
            Activity.EVIDENCE_GATHERING,
            Activity.PROBLEM_SOLVING,
            Activity.REACTIVE,
        )
    )
    behind = evidence((changes, gathering), (changes, solving), (changes, reactive))
    if not shown(gathering, solving, reactive):
        return missing(behind)
    return Judgement(
        state=_state(gathering, solving, case.limits["most"]),
        words={
            "event": event,
            "gathering": sized(changes, gathering),
            "solving": sized(changes, solving),
            "reactive": sized(changes, reactive),
        },
        evidence=behind,
        caps=(DIARIES, *few(solving.estimate.base, "people recorded their time")),
        maryland=1,
    )


def _last_event(case: Case, changes: MetricResult) -> str | None:
    """The last change of policy of the result; one whose name stands twice carries its day."""
    named = {group.value_of("policy_event") for group in changes.groups}
    for event in reversed(policy_events(case.evaluator)):
        for label in (event.name, f"{event.name} ({event.effective_on})"):
            if label in named:
                return label
    return None


def _state(gathering: Group, solving: Group, most: float) -> FindingState:
    if side(gathering, 0) >= 0:
        return FindingState.INCONCLUSIVE
    smallest, largest = _fall(gathering)
    if side(solving, most * largest) > 0:
        return FindingState.SUPPORTED
    if side(solving, most * smallest) < 0:
        return FindingState.CONTRADICTED
    return FindingState.INCONCLUSIVE


def _fall(group: Group) -> tuple[float, float]:
    """The smallest and the largest fall that the interval of a change allows."""
    match group.estimate.interval:
        case Interval(low, high):
            return -high, -low
        case _:
            return -group.estimate.value, -group.estimate.value


_CHANGES = (
    " After “{event}” the share of trained officers' time moved by {gathering} for evidence "
    "gathering, by {solving} for problem solving and by {reactive} for reactive work."
)

RULE = Rule(
    key="freed_time",
    title="Use of freed time",
    proposition="Time freed by the last change of policy went into solving problems: the share of "
    "evidence gathering fell, and problem solving gained at least {most} of that.",
    cell=Cell.MECHANISM,
    metrics=("time_share_change",),
    limits=(Limit("most", 0.5, "share of the time freed"),),
    wording={
        FindingState.SUPPORTED: "Problem solving gained at least {most} of the time that evidence "
        "gathering gave up." + _CHANGES,
        FindingState.CONTRADICTED: "Problem solving gained less than {most} of the time that "
        "evidence gathering gave up." + _CHANGES,
        FindingState.INCONCLUSIVE: "Whether freed time went into solving problems cannot be told."
        + _CHANGES,
        FindingState.NOT_ASSESSED: "Whether freed time went into solving problems cannot be "
        "stated: {why}.",
    },
    judge=judge,
)
