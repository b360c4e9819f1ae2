"""What a recommendation is, and how far the findings that it rests on carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shared.contract.vocabulary import FindingState
from shared.findings.finding import ANSWERED, Finding, Strength

BORNE = frozenset(Strength) - {Strength.INSUFFICIENT}
FIRMEST_FIRST = (
    Strength.STRONG,
    Strength.INFORMATIVE_NULL,
    Strength.MODERATE,
    Strength.INDICATIVE,
    Strength.INSUFFICIENT,
)


class Advice(StrEnum):
    """What a recommendation asks for."""

    ADOPT = "adopt"
    CONSIDER = "consider"
    RESEARCH = "research"
    NOT_TRIGGERED = "not triggered"


class Needs(StrEnum):
    """How many of its triggers a recommendation needs."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule, and the states of its finding that speak for the recommendation."""

    rule: str
    states: frozenset[FindingState]

    @classmethod
    def on(cls, rule: str, *states: FindingState) -> Trigger:
        """A trigger on a rule's states; without any, on the proposition being supported."""
        return cls(rule, frozenset(states or (FindingState.SUPPORTED,)))

    def is_met(self, finding: Finding) -> bool:
        """True where the finding is in one of the states."""
        return finding.state in self.states


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something to do, and the findings that would call for it.

    Attributes:
        key: permanent snake_case name.
        title: what it is about, in a few words.
        letter: letter under which reviews print it; empty for the one that stands before them.
        text: what to do.
        owner: who decides.
        triggers: the findings that call for it.
        needs: whether all of them must, or any of them.
        at_most: how far the findings can carry it at best.
        judgement: why it is a professional judgement that no data here could test; empty where
            findings decide.
    """

    key: str
    title: str
    letter: str
    text: str
    owner: str
    triggers: tuple[Trigger, ...]
    needs: Needs = Needs.ANY
    at_most: Advice = Advice.ADOPT
    judgement: str = ""

    @property
    def label(self) -> str:
        """'a) ' before its title; empty for the one that stands before the letters."""
        return f"{self.letter}) " if self.letter else ""

    @property
    def reads(self) -> tuple[str, ...]:
        """Keys of the rules that it rests on."""
        return tuple(trigger.rule for trigger in self.triggers)


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation on one programme and snapshot.

    Attributes:
        recommendation: what it is.
        advice: how far the findings carry it.
        findings: what it rests on, in order of its triggers; those that do not apply are left out.
        met: those of them that speak for it.
    """

    recommendation: Recommendation
    advice: Advice
    findings: tuple[Finding, ...]
    met: tuple[Finding, ...]

    @property
    def strength(self) -> Strength:
        """The weakest of the findings that speak for it; insufficient where none does."""
        carrying = [finding.strength for finding in self.met]
        return max(carrying, key=FIRMEST_FIRST.index, default=Strength.INSUFFICIENT)


def advised(recommendation: Recommendation, findings: Mapping[str, Finding]) -> Advised:
    """How far a programme's findings carry a recommendation.

    Adopt: its triggers are met, all or any as it needs, by findings that bear weight. Consider:
    some are, of those that must all be. Research: none is, and a question that it rests on is
    open or answered by nothing that bears weight. Otherwise it is not triggered.
    """
    read = [
        (trigger, findings[trigger.rule])
        for trigger in recommendation.triggers
        if trigger.rule in findings
    ]
    met = tuple(f for trigger, f in read if trigger.is_met(f) and f.strength in BORNE)
    return Advised(
        recommendation,
        _limited(_advice(recommendation, [f for _, f in read], met), recommendation.at_most),
        tuple(f for _, f in read),
        met,
    )


def _advice(
    recommendation: Recommendation, read: list[Finding], met: tuple[Finding, ...]
) -> Advice:
    if len(met) == len(recommendation.triggers):
        return Advice.ADOPT
    if met:
        return Advice.ADOPT if recommendation.needs is Needs.ANY else Advice.CONSIDER
    if any(f.state not in ANSWERED or f.strength not in BORNE for f in read):
        return Advice.RESEARCH
    return Advice.NOT_TRIGGERED


def _limited(advice: Advice, at_most: Advice) -> Advice:
    order = list(Advice)
    return max(advice, at_most, key=order.index)
