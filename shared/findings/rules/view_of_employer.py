"""Did officers' view of their employer improve by more among the trained?"""

from __future__ import annotations

from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.scale_change import METRICS, judged, proposition, wording

SCALE = "employer"
NAME = "their view of the employer"


def judge(case: Case) -> Judgement:
    """Hold 'rose, and by more' against the scale of the employer."""
    return judged(case, SCALE)


RULE = Rule(
    key="view_of_employer",
    title="View of the employer",
    proposition=proposition(NAME),
    cell=Cell.EFFECT,
    metrics=METRICS,
    wording=wording(NAME),
    judge=judge,
)
