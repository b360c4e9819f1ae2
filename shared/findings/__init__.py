"""From results to sentences: statements with evidence, findings, recommendations."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.finding import Cell, Finding, Judgement, Rule, Strength
from shared.findings.recommendation import Advice, Advised, Recommendation
from shared.findings.recommendations import RECOMMENDATIONS, recommendations
from shared.findings.registry import RULES, findings
from shared.findings.statement import Evidence, Statement

__all__ = [
    "RECOMMENDATIONS",
    "RULES",
    "Advice",
    "Advised",
    "Cell",
    "Evidence",
    "Finding",
    "FindingState",
    "Judgement",
    "Recommendation",
    "Rule",
    "Statement",
    "Strength",
    "findings",
    "recommendations",
]
