"""Were pilots placed where recorded crime persists? Ranks over the 36 months before the start.

Only areas and months of the forces that cover the pilots count, and only months in a row.
"""

from __future__ import annotations

import math

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.finding import (
    Advice,
    Finding,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.recorded import months_before
from shared.findings.statement import Evidence, Statement
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme

KEY = "site_choice"
MONTHS_BEFORE = 36
TOP_SHARE = 0.05
TRIGGER = (
    "Over the 36 months before the first pilot, fewer than half of the pilots' locations were "
    "among the 5 % of the force's areas with most recorded crime"
)
TOO_SHORT = "Fewer than 36 months of records in a row are held from before the first pilot"


def judge(evaluator: Evaluator, programme: Programme) -> Finding:
    """Count how many of the pilots' locations were among the busiest areas."""
    if programme.started_on is None:
        return _unassessed("no pilot has begun", Advice.NOT_TRIGGERED)
    held = months_before(evaluator, programme, at_most=MONTHS_BEFORE)
    if len(held.months) < MONTHS_BEFORE:
        months = formats.count(len(held.months), "month is", "months are")
        why = (
            f"it takes {MONTHS_BEFORE} months of records in a row before the first pilot, and "
            f"{months} held"
        )
        return _unassessed(why, Advice.RESEARCH)
    chosen = {"month": held.span, "force": held.forces}
    crimes = evaluator.evaluate("recorded_crime", chosen, by=("lsoa_code",))
    busiest = _busiest(crimes)
    top = {group.value_of("lsoa_code") for group in busiest}
    hits = sum(code in top for code in programme.locations)
    within_reach = min(len(programme.locations), len(busiest))
    passed_over = 2 * hits < within_reach
    text = (
        f"Over the {MONTHS_BEFORE} months before the first pilot, {_hits(hits, programme)} among "
        f"the {formats.count(len(busiest), 'area')} with most recorded crime (the top 5 %)."
    )
    return _finding(
        FindingState.SUPPORTED if passed_over else FindingState.CONTRADICTED,
        Advice.ADOPT if passed_over else Advice.NOT_TRIGGERED,
        Statement(text, tuple(Evidence(crimes, group) for group in busiest)),
        cap="Counts of recorded crime alone: no harm, vulnerability or uncertainty of ranks.",
    )


def _hits(hits: int, programme: Programme) -> str:
    locations = formats.count(len(programme.locations), "location")
    if len(programme.locations) == 1:
        return f"the pilots' one location was{'' if hits else ' not'}"
    number = "none" if hits == 0 else "all" if hits == len(programme.locations) else str(hits)
    return f"{number} of the pilots' {locations} {'was' if hits == 1 else 'were'}"


def _busiest(crimes: MetricResult) -> list[Group]:
    placed = [group for group in crimes.groups if group.value_of("lsoa_code") is not None]
    ranked = sorted(
        placed, key=lambda group: (-group.estimate.value, str(group.value_of("lsoa_code")))
    )
    return ranked[: max(1, math.ceil(TOP_SHARE * len(ranked)))]


def _unassessed(why: str, advice: Advice) -> Finding:
    text = f"Whether pilots were placed where recorded crime persists has not been assessed: {why}."
    cap = f"{why[0].upper()}{why[1:]}."
    return _finding(FindingState.NOT_ASSESSED, advice, Statement(text), cap=cap)


def _finding(state: FindingState, advice: Advice, conclusion: Statement, *, cap: str) -> Finding:
    assessed = state is not FindingState.NOT_ASSESSED
    return Finding(
        key=KEY,
        title="Choice of sites",
        state=state,
        strength=Strength.INDICATIVE if assessed else Strength.INSUFFICIENT,
        cap=cap,
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=advice,
            text="Screen every area over at least three years of records before choosing sites; "
            "such data show where problems persist, not what would solve them.",
            owner="Local policing area commander, with the force's analysts",
            trigger=TOO_SHORT if advice is Advice.RESEARCH else TRIGGER,
        ),
    )


RULE = Rule(
    key=KEY,
    proposition="Areas with persistent recorded crime were passed over.",
    metrics=("recorded_crime",),
    threshold=TRIGGER,
    judge=judge,
)
