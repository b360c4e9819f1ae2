"""Where a review contradicts itself, and on which side the data stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shared.findings.claims.conflicts import Conflict, Printed, conflicts
from shared.findings.claims.declared import NUMBERS, TITLES, topic_of
from shared.findings.claims.judged import Judged, Standing
from shared.findings.claims.own_text import References
from shared.findings.claims.words import called
from shared.metrics.registers import Dispute


class Outcome(StrEnum):
    """How a contradiction stands against what is known."""

    CONTRADICTED = "contradicted by the data"
    CARRIED = "carried by the data"
    OPEN = "not verifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Claims of a review that cannot all hold, or that whoever registered them marked as disputed.

    Attributes:
        number: its place in the list of the 2016 review's contradictions; None outside it.
        title: what it is about.
        claims: the claims of it, in order, each with its standing.
        conflicts: why they cannot all hold, rule by rule; empty where no rule finds that.
    """

    number: int | None
    title: str
    claims: tuple[Judged, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def outcome(self) -> Outcome:
        """Contradicted where anything printed is; else carried where anything is; else open.

        Premises that do not carry what is concluded from them do not make it carried.
        """
        if self.refuted:
            return Outcome.CONTRADICTED
        premises = {claim for conflict in self.conflicts for claim in conflict.premises}
        carried = [one for one in self.confirmed if one.claim.claim_id not in premises]
        return Outcome.CARRIED if carried else Outcome.OPEN

    @property
    def refuted(self) -> tuple[Judged, ...]:
        """The claims that are contradicted."""
        return self._that_are(Standing.CONTRADICTED)

    @property
    def confirmed(self) -> tuple[Judged, ...]:
        """The claims that are confirmed."""
        return self._that_are(Standing.CONFIRMED)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What the evaluation plan decides on it, each decision once."""
        return tuple(dict.fromkeys(one.dispute for one in self.claims if one.dispute))

    def _that_are(self, standing: Standing) -> tuple[Judged, ...]:
        return tuple(one for one in self.claims if one.standing is standing)

    def as_json(self) -> dict[str, Any]:
        """The contradiction as the command line prints it."""
        return {
            "number": self.number,
            "title": self.title,
            "outcome": self.outcome.value,
            "claims": [one.claim.claim_id for one in self.claims],
            "confirmed": [one.claim.claim_id for one in self.confirmed],
            "contradicted": [one.claim.claim_id for one in self.refuted],
            "conflicts": [
                {"rule": each.kind.value, "claims": list(each.claims), "why": each.why.text}
                for each in self.conflicts
            ],
        }


def contradictions(judged: tuple[Judged, ...], references: References) -> tuple[Contradiction, ...]:
    """Every contradiction: those of the list in its order, then the others in order of claim."""
    topics: dict[str, list[Judged]] = {}
    for one in judged:
        topics.setdefault(topic_of(one.claim.measure, one.claim.disputed), []).append(one)
    parts: dict[int | str, list[_Part]] = {}
    for topic, told in topics.items():
        found = conflicts(Printed(tuple(told), judged, references))
        own = _of_contradiction(told, found)
        if own:
            parts.setdefault(NUMBERS.get(topic, topic), []).append(_Part(own, found))
    return tuple(_contradiction(key, parts[key]) for key in sorted(parts, key=_place))


def _place(key: int | str) -> tuple[bool, int]:
    """Numbered ones first, in order; the others after them as they were met."""
    return (False, key) if isinstance(key, int) else (True, 0)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one topic adds to a contradiction."""

    claims: tuple[Judged, ...]
    conflicts: tuple[Conflict, ...]


def _of_contradiction(told: Iterable[Judged], found: tuple[Conflict, ...]) -> tuple[Judged, ...]:
    conflicting = {claim for conflict in found for claim in conflict.claims}
    return tuple(o for o in told if o.claim.disputed or o.claim.claim_id in conflicting)


def _contradiction(key: int | str, parts: list[_Part]) -> Contradiction:
    number = key if isinstance(key, int) else None
    claims = (one for part in parts for one in part.claims)
    return Contradiction(
        number=number,
        title=TITLES[number] if number else called(str(key)).capitalize(),
        claims=tuple(sorted(claims, key=lambda one: one.claim.claim_id)),
        conflicts=tuple(conflict for part in parts for conflict in part.conflicts),
    )
