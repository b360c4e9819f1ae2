"""Claims in words that a finding decides: which of its states bear out which printed words.

A finding that is too early, inconclusive or not assessed decides nothing unless the words claim
just that. Words that claim more than a finding could ever show are never confirmed by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.contract.vocabulary import FindingState
from shared.findings.claims.judged import SILENT, Standing
from shared.findings.finding import Finding
from shared.findings.statement import Evidence, Statement

_SUPPORTED = frozenset({FindingState.SUPPORTED})
_CONTRADICTED = frozenset({FindingState.CONTRADICTED})
_NOT_WHOLLY = frozenset({FindingState.CONTRADICTED, FindingState.MIXED})
_ANSWERED = frozenset({FindingState.SUPPORTED, FindingState.CONTRADICTED, FindingState.MIXED})
_TOO_EARLY = frozenset({FindingState.TOO_EARLY})
_NONE: frozenset[FindingState] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """How a finding decides on printed words.

    Attributes:
        finding: key of the finding's rule.
        confirmed_by, contradicted_by: states of the finding that decide.
        says_tested: the words claim a test; without one in the evidence they are not confirmed.
        beyond: what the words claim beyond any finding; empty where they do not.
    """

    finding: str
    confirmed_by: frozenset[FindingState] = _SUPPORTED
    contradicted_by: frozenset[FindingState] = _CONTRADICTED
    says_tested: bool = False
    beyond: str = ""


_LIKENESS = "Likeness of two groups shows no skill: both may lack it."
_RIVALS = "A fall after training can be a new reading of the question as well as lost confidence."
_HELP = "Shares of time before and after, without a comparison, show no help."
_EFFECT = "An association shows no effect, nor that an effect is the greatest."

SENTENCES: Mapping[tuple[str, str], Sentence] = {
    ("relations_with_partners", "significantly improved"): Sentence(
        "relations_with_partners", says_tested=True
    ),
    ("confidence_before_training", "too high"): Sentence(
        "confidence_after_training", confirmed_by=_NONE, beyond=_RIVALS
    ),
    ("officers_tasks", "too much data gathering"): Sentence("evidence_gathering"),
    ("level_of_implementation", "basic"): Sentence("implementation_depth"),
    ("step_reached", "early"): Sentence("implementation_depth"),
    ("view_of_employer", "improved"): Sentence("view_of_employer"),
    ("capability", "no satisfactory increase"): Sentence(
        "capability", confirmed_by=_CONTRADICTED, contradicted_by=_SUPPORTED
    ),
    ("supervisors_with_experience", "greatest effect on quality"): Sentence(
        "supervisor_experience", confirmed_by=_NONE, beyond=_EFFECT
    ),
    ("officers_before_training", "skilled"): Sentence(
        "prior_skill", confirmed_by=_NONE, contradicted_by=_NONE, beyond=_LIKENESS
    ),
    ("freed_time", "begins to help"): Sentence(
        "freed_time", confirmed_by=_NONE, contradicted_by=_NONE, beyond=_HELP
    ),
    ("change_in_crime", "too early"): Sentence(
        "crime_follow_up", confirmed_by=_TOO_EARLY, contradicted_by=_ANSWERED
    ),
    ("outcomes_after_a_pilot", "not to be expected"): Sentence(
        "crime_follow_up", confirmed_by=_TOO_EARLY, contradicted_by=_ANSWERED
    ),
    ("strategy", "effective"): Sentence("value_for_money"),
    ("ranks_that_valued_it", "all"): Sentence("valued_by_ranks", contradicted_by=_NOT_WHOLLY),
}
"""Measure and printed value to the finding that decides."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A standing, the sentence that gives its reason, and what the finding behind it says."""

    standing: Standing
    reason: Statement
    detail: Statement = SILENT


def decided(sentence: Sentence, finding: Finding | None) -> Decided:
    """How words stand, given the finding that decides on them; None where no rule gave one."""
    if finding is None:
        text = f"No finding '{sentence.finding.replace('_', ' ')}' could be made."
        return Decided(Standing.NOT_VERIFIABLE, Statement(text))
    standing, why = _standing(sentence, finding)
    told = f"The finding “{finding.title}” is: {finding.state.value}."
    return Decided(standing, Statement(f"{why} {told}".strip()), finding.conclusion)


def _standing(sentence: Sentence, finding: Finding) -> tuple[Standing, str]:
    if finding.state in sentence.contradicted_by:
        return Standing.CONTRADICTED, ""
    if finding.state not in sentence.confirmed_by:
        return Standing.NOT_VERIFIABLE, sentence.beyond
    if sentence.says_tested and not any(map(_has_test, finding.evidence)):
        return Standing.NOT_VERIFIABLE, "The words claim a test, and no test stands behind them."
    return Standing.CONFIRMED, ""


def _has_test(evidence: Evidence) -> bool:
    return getattr(evidence.group.outcome, "test", None) is not None
