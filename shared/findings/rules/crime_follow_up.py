"""Has enough time passed to say anything about crime? Twelve months after the first pilot began."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.finding import (
    Advice,
    Finding,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.recorded import months_after
from shared.findings.statement import Statement
from shared.findings.wording import statement
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

KEY = "crime_follow_up"
MONTHS_NEEDED = 12
TRIGGER = "Fewer than 12 months of records in a row after the month in which the first pilot began"
LATER = "Twelve months of records are held, and no comparison has been made"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Count whole months of crime data after the start, and say what they can bear."""
    if programme.started_on is None:
        return _unassessed("no pilot has begun")
    held = months_after(evaluator, programme)
    if not held.months:
        return _unassessed("no records cover a pilot's location just after its start")
    chosen = {"month": held.span, "lsoa_code": programme.locations}
    crimes = evaluator.evaluate("recorded_crime", chosen)
    months = formats.count(len(held.months), "whole month")
    records = formats.count(round(crimes.only.estimate.value), "record")
    if len(held.months) < MONTHS_NEEDED:
        text = (
            "It is too early to establish whether recorded crime changed in the pilots' "
            f"locations: {months} of follow-up, with {records}. This is not evidence of no effect."
        )
        return _finding(
            FindingState.TOO_EARLY,
            statement(text, (crimes, crimes.only)),
            cap="Less than 12 months of follow-up.",
            trigger=TRIGGER,
        )
    text = (
        "Whether recorded crime changed in the pilots' locations has not been assessed: "
        f"{months} of follow-up, with {records}, have not been held against comparison areas."
    )
    return _finding(
        FindingState.NOT_ASSESSED,
        statement(text, (crimes, crimes.only)),
        cap="No comparison has been made.",
        trigger=LATER,
    )


def _unassessed(why: str) -> Finding:
    return _finding(
        FindingState.NOT_ASSESSED,
        Statement(f"Recorded crime cannot be assessed: {why}."),
        cap=f"{why[0].upper()}{why[1:]}.",
        trigger="",
    )


def _finding(state: FindingState, conclusion: Statement, *, cap: str, trigger: str) -> Finding:
    return Finding(
        key=KEY,
        title="Recorded crime",
        state=state,
        strength=Strength.INSUFFICIENT,
        cap=cap,
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=Advice.RESEARCH if trigger else Advice.NOT_TRIGGERED,
            text="Name comparison areas and the smallest change worth having now, and judge "
            "outcomes when twelve months of records have been published.",
            owner="Evaluator, with the force's analysts",
            trigger=trigger or TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Enough time has passed to judge recorded crime.",
    metrics=("recorded_crime",),
    threshold=TRIGGER,
    judge=judge,
)
