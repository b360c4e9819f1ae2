"""Every finding rule, in the order in which a review prints them."""

from __future__ import annotations

from shared.findings.finding import Finding
from shared.findings.rules import (
    confidence_after_training,
    crime_follow_up,
    evaluation_training,
    implementation_depth,
    site_choice,
    survey_follow_up,
)
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

RULES = (
    implementation_depth.RULE,
    evaluation_training.RULE,
    confidence_after_training.RULE,
    survey_follow_up.RULE,
    site_choice.RULE,
    crime_follow_up.RULE,
)


def findings(evaluator: Evaluator, programme: Programme) -> tuple[Finding, ...]:
    """The finding of each rule that applies, in order."""
    judged = (rule.judge(evaluator, programme) for rule in RULES)
    return tuple(finding for finding in judged if finding is not None)
