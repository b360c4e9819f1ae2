"""Were pilots placed where recorded crime persists? Ranks over the 36 months before the start."""

from __future__ import annotations

import math
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
from shared.findings.statement import Evidence, Statement
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme

KEY = "site_choice"
MONTHS_BEFORE = 36
TOP_SHARE = 0.05
TRIGGER = (
    "Of the busiest 5 % of areas over the 36 months before the first pilot, half or more held none"
)


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Count how many of the busiest areas held a pilot."""
    months = _months_before(evaluator, programme.started_on)
    if len(months) < MONTHS_BEFORE:
        return _finding(
            FindingState.NOT_ASSESSED,
            Advice.RESEARCH,
            Statement(
                f"Whether pilots were placed where recorded crime persists has not been assessed: "
                f"it takes {MONTHS_BEFORE} months of records before the first pilot, and "
                f"{len(months)} are held."
            ),
        )
    span = f"{months[0]:%Y-%m}..{months[-1]:%Y-%m}"
    crimes = evaluator.evaluate("recorded_crime", {"month": span}, by=("lsoa_code",))
    busiest = _busiest(crimes)
    chosen = [g for g in busiest if g.value_of("lsoa_code") in programme.locations]
    missed = len(busiest) - len(chosen)
    supported = 2 * missed >= len(busiest)
    text = (
        f"Over the {MONTHS_BEFORE} months before the first pilot, "
        f"{_passed_over(missed, len(busiest))}; "
        f"{formats.count(len(programme.locations), 'location was', 'locations were')} chosen."
    )
    state = FindingState.SUPPORTED if supported else FindingState.CONTRADICTED
    advice = Advice.ADOPT if supported else Advice.NOT_TRIGGERED
    evidence = tuple(Evidence(crimes, group) for group in busiest)
    return _finding(state, advice, Statement(text, evidence))


def _passed_over(missed: int, busiest: int) -> str:
    areas = f"{formats.count(busiest, 'area')} with most recorded crime (the top 5 %)"
    if missed in (0, busiest):
        who = "the" if busiest == 1 else "each of the" if missed == 0 else "none of the"
        held = "no pilot" if busiest == 1 and missed else "a pilot"
        return f"{who} {areas} held {held}"
    return f"{missed} of the {areas} held no pilot"


def _months_before(evaluator: Evaluator, start: date | None) -> list[date]:
    months = [m for m in evaluator.values("recorded_crime", "month") if isinstance(m, date)]
    before = [m for m in months if start and m < start.replace(day=1)]
    return before[-MONTHS_BEFORE:]


def _busiest(crimes: MetricResult) -> list[Group]:
    placed = [group for group in crimes.groups if group.value_of("lsoa_code") is not None]
    ranked = sorted(
        placed, key=lambda group: (-group.estimate.value, str(group.value_of("lsoa_code")))
    )
    return ranked[: max(1, math.ceil(TOP_SHARE * len(ranked)))]


def _finding(state: FindingState, advice: Advice, conclusion: Statement) -> Finding:
    assessed = state is not FindingState.NOT_ASSESSED
    return Finding(
        key=KEY,
        title="Choice of sites",
        state=state,
        strength=Strength.INDICATIVE if assessed else Strength.INSUFFICIENT,
        cap="Counts of recorded crime alone: no harm, vulnerability or uncertainty of ranks."
        if assessed
        else "Too few months of records before the pilots.",
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=advice,
            text="Screen every area over at least three years of records before choosing sites; "
            "such data show where problems persist, not what would solve them.",
            owner="Local policing area commander, with the force's analysts",
            trigger=TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Areas with persistent recorded crime were passed over.",
    metrics=("recorded_crime",),
    threshold=TRIGGER,
    judge=judge,
)
