"""From results to sentences: statements with evidence, findings, recommendations."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.finding import Advice, Finding, Recommendation, Strength
from shared.findings.registry import RULES, findings
from shared.findings.statement import Evidence, Statement

__all__ = [
    "RULES",
    "Advice",
    "Evidence",
    "Finding",
    "FindingState",
    "Recommendation",
    "Statement",
    "Strength",
    "findings",
]
