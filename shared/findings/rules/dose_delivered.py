"""Was the planned dose delivered? Each component of it against the evaluation plan."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState, ResultState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, UNRECORDED
from shared.findings.judging import missing, reached, unknown
from shared.findings.statement import Given
from shared.findings.wording import evidence, sized
from shared.metrics import Group
from shared.metrics.registers import Programme


def judge(case: Case) -> Judgement:
    """Hold 'every component reached the plan' against what the pilots recorded of each."""
    result = case.evaluate("dose_share_of_plan", by=("component",))
    planned = [group for group in result.groups if group.state is ResultState.OK]
    if not result.groups:
        return unknown("no contact has been handed over")
    if not planned:
        return missing(evidence(*((result, group) for group in result.groups)))
    state = _state(planned, case.limits["share"])
    short = state is not FindingState.SUPPORTED
    running = _running(case.programme) if short else 0
    return Judgement(
        state=state,
        words={
            "components": formats.listing(
                [f"{group.value_of('component')} {sized(result, group)}" for group in planned]
            ),
            "running": _still_running(running),
        },
        evidence=evidence(*((result, group) for group in planned)),
        given=(Given(formats.number(running), "pilots begun and not ended", "v_pilot"),)
        if running
        else (),
        caps=(UNRECORDED if short else REGISTER,),
    )


def _state(planned: list[Group], share: float) -> FindingState:
    """What all components have in common; mixed where some reached the plan and some did not."""
    states = {reached(group, share) for group in planned}
    return states.pop() if len(states) == 1 else FindingState.MIXED


def _running(programme: Programme) -> int:
    """How many pilots have begun and not ended."""
    return sum(pilot.started_on is not None and not pilot.ended_on for pilot in programme.pilots)


def _still_running(number: int) -> str:
    if not number:
        return ""
    return f" {formats.count(number, 'pilot')} had not ended and could still add to it."


_COMPONENTS = "Of the plan, the components reached: {components}."

RULE = Rule(
    key="dose_delivered",
    title="Dose delivered",
    proposition="The planned dose was delivered: every component reached at least {share} of the "
    "plan.",
    cell=Cell.IMPLEMENTATION,
    metrics=("dose_share_of_plan",),
    limits=(Limit("share", 1.0, "share of the plan"),),
    wording={
        FindingState.SUPPORTED: "The planned dose was delivered. " + _COMPONENTS,
        FindingState.MIXED: "The planned dose was delivered in part. " + _COMPONENTS + "{running}",
        FindingState.CONTRADICTED: "The planned dose was not delivered. "
        + _COMPONENTS
        + "{running}",
        FindingState.NOT_ASSESSED: "Whether the planned dose was delivered cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
