"""What a rule is, what it judges, and the finding that a review prints of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.statement import Evidence, Given, Statement
from shared.metrics.registers import Decision

_LEAD = re.compile(r"^.+?(?=[:.]\s|\.$)")
ANSWERED = frozenset({FindingState.SUPPORTED, FindingState.CONTRADICTED, FindingState.MIXED})
"""States that say something of the proposition; the others leave it open."""


class Strength(StrEnum):
    """How much weight a finding bears."""

    STRONG = "strong"
    MODERATE = "moderate"
    INDICATIVE = "indicative"
    INSUFFICIENT = "insufficient"
    INFORMATIVE_NULL = "informative null"


class Cell(StrEnum):
    """What a finding is about, in the five parts of EMMIE (Johnson and others, 2015)."""

    EFFECT = "effect"
    MECHANISM = "mechanism"
    MODERATORS = "moderators"
    IMPLEMENTATION = "implementation"
    ECONOMICS = "economics"


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that a finding can bear for one reason, which is a sentence."""

    strength: Strength
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a rule makes of one programme on one snapshot.

    Attributes:
        state: what the evidence says of the proposition.
        words: what the rule's wording for that state leaves blank.
        evidence: every number of a result that the wording prints.
        given: every other number that it prints, the rule's limits apart.
        caps: why the finding bears no more; the weakest decides.
        maryland: level of the design on the Maryland scale, 1 to 5; None where it is not rated.
        is_null: an equivalence test has shown that any effect is smaller than what matters.
    """

    state: FindingState
    words: Mapping[str, str]
    evidence: tuple[Evidence, ...] = ()
    given: tuple[Given, ...] = ()
    caps: tuple[Cap, ...] = ()
    maryland: int | None = None
    is_null: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A proposition, and how it is held against the data.

    Attributes:
        key: permanent snake_case name.
        title: what the finding is about, in a few words.
        proposition: what is held against the data; may name limits in braces.
        cell: the part of EMMIE that it belongs to.
        metrics: keys of the metrics that it reads.
        limits: thresholds that the evaluation plan may declare otherwise.
        wording: the sentence of each state that the rule can come to; names in braces are filled
            from the judgement's words and from the limits.
        judge: case to judgement; None where the rule does not apply to the programme at all.
    """

    key: str
    title: str
    proposition: str
    cell: Cell
    metrics: tuple[str, ...]
    wording: Mapping[FindingState, str]
    judge: Callable[[Case], Judgement | None]
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one rule on one snapshot.

    Attributes:
        rule: the rule.
        proposition: its proposition, with the limits that hold for the programme.
        judged: what the evidence says, by the rule.
        state: the same, or what a person has put in its place.
        strength: how much weight it bears.
        cap: what kept it from more.
        maryland: level of the design on the Maryland scale; None where it is not rated.
        conclusion: the sentence that a review prints, with its evidence.
        override: who has put another state in the rule's place, and why.
    """

    rule: Rule
    proposition: str
    judged: FindingState
    state: FindingState
    strength: Strength
    cap: str
    maryland: int | None
    conclusion: Statement
    override: Decision | None = None

    @property
    def key(self) -> str:
        """The rule's key."""
        return self.rule.key

    @property
    def title(self) -> str:
        """What the finding is about."""
        return self.rule.title

    @property
    def lead(self) -> str:
        """The leading clause of the conclusion, up to a colon or full stop, and any override."""
        found = _LEAD.match(self.conclusion.text)
        lead = found[0] if found else self.conclusion.text
        if self.override is None:
            return lead
        return f"{lead}; seen as {self.state.value} by decision of {self.override.name}"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence behind the conclusion."""
        return self.conclusion.evidence
