"""Did officers' sense of their own capability rise by more among the trained?

The survey of 2016 has no scale of capability. Where an instrument has none, officers' confidence
in their own authority (self-legitimacy) stands in for it, and the sentence says so.
"""

from __future__ import annotations

from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.scale_change import METRICS, judged, proposition, wording
from shared.metrics.registers import items

SCALE, STAND_IN = "capability", "self_legitimacy"
NAME = "capability"
STANDS_IN = (
    "Officers' confidence in their own authority stands in for capability, about which the survey "
    "did not ask."
)


def judge(case: Case) -> Judgement:
    """Hold 'rose, and by more' against the scale of capability, or against what stands in."""
    if any(item.scale == SCALE for item in items(case.evaluator)):
        return judged(case, SCALE)
    return judged(case, STAND_IN, note=STANDS_IN)


RULE = Rule(
    key="capability",
    title="Officers' own capability",
    proposition=proposition(NAME),
    cell=Cell.EFFECT,
    metrics=METRICS,
    wording=wording(NAME),
    judge=judge,
)
