"""One claim of a review, and how it stands once it has been held against what is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shared.findings.statement import Evidence, Statement
from shared.metrics.published import Preference
from shared.metrics.registers import Claim, Dispute

SILENT = Statement("")


class Standing(StrEnum):
    """How a claim stands."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    NOT_VERIFIABLE = "not verifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim and its standing.

    Attributes:
        claim: what was printed, and where.
        standing: whether what it was held against bears it out.
        reason: why, with the evidence of each number in it.
        detail: what the finding that decides on it concludes; empty where none does.
        shown: what the data give in its place, as written; empty where there is nothing.
        source: metric and selection, finding or view that it was held against; empty where none.
        preference: whether it is the value to go by, where several were printed.
        dispute: who decided that, and why; None where the evaluation plan decides nothing.
    """

    claim: Claim
    standing: Standing
    reason: Statement
    preference: Preference
    detail: Statement = SILENT
    shown: str = ""
    source: str = ""
    dispute: Dispute | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of its reason and of the finding behind it."""
        return self.reason.evidence + self.detail.evidence

    def as_json(self) -> dict[str, Any]:
        """The claim as the command line prints it."""
        return {
            "claim": self.claim.claim_id,
            "section": self.claim.section,
            "measure": self.claim.measure,
            "printed": self.claim.value,
            "unit": self.claim.unit,
            "standing": self.standing.value,
            "reason": self.reason.text,
            "detail": self.detail.text,
            "recomputed": self.shown,
            "source": self.source,
            "disputed": self.claim.disputed,
            "preference": self.preference.value,
            "decision": _decision(self.dispute),
            "evidence": [evidence.as_json() for evidence in self.evidence],
        }


def _decision(dispute: Dispute | None) -> dict[str, str] | None:
    if dispute is None:
        return None
    return {
        "preferred": dispute.preferred,
        "reason": dispute.reason,
        "decided_by": dispute.decided_by,
        "decided_on": dispute.decided_on.isoformat(),
    }
