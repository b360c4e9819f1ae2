"""What a rule gives: a finding, how strong it is and why not stronger, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shared.contract.vocabulary import FindingState
from shared.findings.statement import Evidence, Statement
from shared.metrics import Evaluator
from shared.metrics.registers import Programme


class Strength(StrEnum):
    """How much weight a finding bears."""

    STRONG = "strong"
    MODERATE = "moderate"
    INDICATIVE = "indicative"
    INSUFFICIENT = "insufficient"


class Advice(StrEnum):
    """What a recommendation asks for."""

    ADOPT = "adopt"
    CONSIDER = "consider"
    RESEARCH = "research"
    NOT_TRIGGERED = "not triggered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What follows from a finding.

    Attributes:
        advice: how far the evidence carries it.
        text: what to do, for whom.
        owner: who decides.
        trigger: the rule in words, with its threshold.
    """

    advice: Advice
    text: str
    owner: str
    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one rule on one snapshot.

    Attributes:
        key: the rule's key.
        title: what the finding is about.
        state: what the evidence says.
        strength: how much weight it bears; `cap` says what kept it from more.
        conclusion: the sentence that a review prints, with its evidence.
        recommendation: what follows.
    """

    key: str
    title: str
    state: FindingState
    strength: Strength
    cap: str
    conclusion: Statement
    recommendation: Recommendation

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence behind the conclusion."""
        return self.conclusion.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that turns results into a finding.

    Attributes:
        key: permanent snake_case name.
        proposition: what is held against the data.
        metrics: keys of the metrics that it reads.
        threshold: the declared threshold, in words.
        judge: evaluator and programme to finding; None where the rule does not apply at all.
    """

    key: str
    proposition: str
    metrics: tuple[str, ...]
    threshold: str
    judge: Callable[[Evaluator, Programme], Finding | None]
