"""The ledger of claims: what an earlier review printed, held against the data and against itself.

`ledger` judges every claim and finds the contradictions. What is declared of the words of the 2016
review stands in `declared` and `sentences`; the rules in `conflicts` and `own_text` know none of
its claims.
"""

from __future__ import annotations

from shared.findings.claims.contradictions import Contradiction, Outcome
from shared.findings.claims.judged import Judged, Standing
from shared.findings.claims.ledger import ClaimsLedger, claims_ledger

__all__ = [
    "ClaimsLedger",
    "Contradiction",
    "Judged",
    "Outcome",
    "Standing",
    "claims_ledger",
]
