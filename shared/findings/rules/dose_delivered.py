"""Was the planned dose delivered? Each component of it against the evaluation plan.

Too early to say while every pilot that began still runs and none has run for long, up to the newest
day that the programme's own records speak of.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState, ResultState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, UNRECORDED
from shared.findings.judging import missing, reached, unknown
from shared.findings.statement import Given
from shared.findings.wording import evidence, sized
from shared.metrics import Group, registers
from shared.metrics.registers import Programme


def judge(case: Case) -> Judgement:
    """Hold 'every component reached the plan' against what the pilots recorded of each."""
    result = case.evaluate("dose_share_of_plan", by=("component",))
    planned = [group for group in result.groups if group.state is ResultState.OK]
    if not result.groups:
        return unknown("no contact has been handed over")
    if not planned:
        return missing(evidence(*((result, group) for group in result.groups)))
    running = _running(case.programme)
    ran = _days_run(case)
    early = ran is not None and ran < case.limits["days"]
    state = FindingState.TOO_EARLY if early else _state(planned, case.limits["share"])
    return Judgement(
        state=state,
        words={
            "components": formats.listing(
                [f"{group.value_of('component')} {sized(result, group)}" for group in planned]
            ),
            "running": _still_running(running),
            "ran": formats.count(ran or 0, "day"),
        },
        evidence=evidence(*((result, group) for group in planned)),
        given=_given(running or None, None) if not early else _given(None, ran),
        caps=(REGISTER if state is FindingState.SUPPORTED else UNRECORDED,),
    )


def _state(planned: list[Group], share: float) -> FindingState:
    """What all components have in common; mixed where some reached the plan and some did not."""
    states = {reached(group, share) for group in planned}
    return states.pop() if len(states) == 1 else FindingState.MIXED


def _running(programme: Programme) -> int:
    """How many pilots have begun and not ended."""
    return sum(pilot.started_on is not None and not pilot.ended_on for pilot in programme.pilots)


def _days_run(case: Case) -> int | None:
    """Days that the first pilot has run so far; None where a pilot has ended or none has begun."""
    newest = registers.newest_day(case.evaluator, case.programme.code)
    begun = case.programme.started_on
    if begun is None or newest is None or case.programme.ended_on:
        return None
    return max(0, (newest - begun).days)


def _given(running: int | None, ran: int | None) -> tuple[Given, ...]:
    """The numbers of the register that a sentence prints; None where it prints none."""
    counted = (
        (running, "pilots begun and not ended", "v_pilot"),
        (ran, "days that the first pilot had run", "v_programme_day"),
    )
    return tuple(
        Given(formats.number(number), meaning, source)
        for number, meaning, source in counted
        if number is not None
    )


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
    limits=(Limit("share", 1.0, "share of the plan"), Limit("days", 28, "days")),
    wording={
        FindingState.SUPPORTED: "The planned dose was delivered. " + _COMPONENTS + "{running}",
        FindingState.MIXED: "The planned dose was delivered in part. " + _COMPONENTS + "{running}",
        FindingState.CONTRADICTED: "The planned dose was not delivered. "
        + _COMPONENTS
        + "{running}",
        FindingState.TOO_EARLY: "It is too early to establish whether the planned dose was "
        "delivered: no pilot had ended, and the first had run for {ran} (fewer than {days}). "
        + _COMPONENTS,
        FindingState.NOT_ASSESSED: "Whether the planned dose was delivered cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
