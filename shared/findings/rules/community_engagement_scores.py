"""Did officers' scores of community engagement rise by more among the trained?"""

from __future__ import annotations

from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.scale_change import METRICS, judged, proposition, wording

SCALE = "community_engagement"
NAME = "community engagement"


def judge(case: Case) -> Judgement:
    """Hold 'rose, and by more' against the scale of community engagement."""
    return judged(case, SCALE)


RULE = Rule(
    key="community_engagement_scores",
    title="Scores of community engagement",
    proposition=proposition(NAME),
    cell=Cell.EFFECT,
    metrics=METRICS,
    wording=wording(NAME),
    judge=judge,
)
