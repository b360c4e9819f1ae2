"""Has enough time passed to say anything about crime? Twelve months after the first pilot began."""

from __future__ import annotations

from datetime import date

from shared.contract import formats
from shared.findings.finding import (
    Advice,
    Finding,
    FindingState,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.statement import Statement
from shared.findings.wording import statement
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

KEY = "crime_follow_up"
MONTHS_NEEDED = 12
TRIGGER = "Fewer than 12 whole months of crime data after the month in which the first pilot began"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Count whole months of crime data after the start, and say what they can bear."""
    months = [m for m in evaluator.values("recorded_crime", "month") if isinstance(m, date)]
    held = set(evaluator.values("recorded_crime", "lsoa_code"))
    places = [code for code in programme.locations if code in held]
    start = programme.started_on
    after = [month for month in months if start and month > start]
    if not start or not places or not after:
        return _finding(
            FindingState.NOT_ASSESSED,
            Statement(
                "Recorded crime cannot be assessed: no records cover a pilot's location after its "
                "start."
            ),
        )
    span = f"{after[0]:%Y-%m}..{after[-1]:%Y-%m}"
    crimes = evaluator.evaluate("recorded_crime", {"month": span, "lsoa_code": places})
    early = len(after) < MONTHS_NEEDED
    count = crimes.metric.unit.write(crimes.only.estimate.value)
    text = (
        f"It is too early to establish whether recorded crime changed in the pilots' locations: "
        f"{formats.count(len(after), 'whole month')} of follow-up, with {count} records. This is "
        "not evidence of no effect."
        if early
        else f"Whether recorded crime changed in the pilots' locations has not been assessed: "
        f"{formats.count(len(after), 'whole month')} of follow-up, with {count} records, have not "
        "yet been held against comparison areas."
    )
    state = FindingState.TOO_EARLY if early else FindingState.NOT_ASSESSED
    return _finding(state, statement(text, (crimes, crimes.only)))


def _finding(state: FindingState, conclusion: Statement) -> Finding:
    early = state is FindingState.TOO_EARLY
    return Finding(
        key=KEY,
        title="Recorded crime",
        state=state,
        strength=Strength.INSUFFICIENT,
        cap="Less than 12 months of follow-up." if early else "No comparison has been made.",
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=Advice.RESEARCH,
            text="Name comparison areas and the smallest change worth having now, and judge "
            "outcomes when twelve months of records have been published.",
            owner="Evaluator, with the force's analysts",
            trigger=TRIGGER if early else "Follow-up without a comparison",
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Enough time has passed to judge recorded crime.",
    metrics=("recorded_crime",),
    threshold=TRIGGER,
    judge=judge,
)
