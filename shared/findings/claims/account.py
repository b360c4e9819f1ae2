"""The ledger of claims in sentences: counts, what was printed where, and what the data say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shared.contract import formats
from shared.findings.claims.contradictions import Contradiction, Outcome
from shared.findings.claims.judged import Judged, Standing
from shared.findings.claims.ledger import ClaimsLedger
from shared.findings.claims.own_text import CLAIMS
from shared.findings.claims.words import called, written
from shared.findings.statement import Given, Statement

NO_CLAIMS = Statement("No claims of an earlier review have been handed over.")
MARKED = Statement("Marked as disputed; no declared rule tells that not all of it can hold.")


def account(ledger: ClaimsLedger) -> Statement:
    """How many claims stand how, and on how many points the review contradicts itself."""
    if not ledger.claims:
        return Statement(ledger.not_judged) if ledger.not_judged else NO_CLAIMS
    counts = {standing: len(ledger.that_are(standing)) for standing in Standing}
    confirmed, contradicted, open_ones = (counts[standing] for standing in Standing)
    text = (
        f"Of {formats.count(len(ledger.claims), 'claim')} that an earlier review printed, "
        f"{formats.count(confirmed, 'is', 'are')} confirmed, "
        f"{formats.count(contradicted, 'is', 'are')} contradicted and {open_ones} cannot be "
        "verified from what has been handed over."
    )
    given = [_given(len(ledger.claims), "claims of the review")]
    given += [_given(number, f"claims {standing.value}") for standing, number in counts.items()]
    return Statement(text, given=tuple(given)) + _against_itself(ledger)


def why(contradiction: Contradiction) -> Statement:
    """Why not all of what was printed can hold."""
    if not contradiction.conflicts:
        return MARKED
    return _joined(conflict.why for conflict in contradiction.conflicts)


def data_side(contradiction: Contradiction) -> Statement:
    """On which side the data stand: what they contradict and bear out, and what they give."""
    sides = (
        ("Contradicted", contradiction.refuted),
        ("Borne out", contradiction.confirmed),
    )
    told = [f"{name}: {printed(own)}." for name, own in sides if own]
    deciding = contradiction.refuted or contradiction.confirmed or contradiction.claims
    reasons = _joined(one.reason for one in deciding)
    return Statement(" ".join(told)) + reasons


def printed(claims: Iterable[Judged]) -> str:
    """'pilot duration: 9 months (1), 6 months (4)': values by measure, each with its sections."""
    places: dict[str, dict[str, list[str]]] = {}
    for one in claims:
        values = places.setdefault(called(one.claim.measure), {})
        values.setdefault(written(one.claim), []).append(one.claim.section)
    return "; ".join(f"{measure}: {_with_places(values)}" for measure, values in places.items())


def _against_itself(ledger: ClaimsLedger) -> Statement:
    found = [each for each in ledger.contradictions if each.conflicts]
    if not found:
        return Statement("The review nowhere contradicts itself, as far as the rules can tell.")
    settled = sum(each.outcome is Outcome.CONTRADICTED for each in found)
    text = (
        f"On {formats.count(len(found), 'point')} the review contradicts itself; on {settled} of "
        "them the data, the references or the plan contradict something that it prints."
    )
    given = (
        _given(len(found), "contradictions of the review"),
        _given(settled, "contradictions on which the data contradict a claim"),
    )
    return Statement(text, given=given)


def _given(number: int, meaning: str) -> Given:
    return Given(formats.number(number), meaning, CLAIMS)


def _with_places(values: dict[str, list[str]]) -> str:
    return ", ".join(f"{value} ({_places(sections)})" for value, sections in values.items())


def _places(sections: Sequence[str]) -> str:
    return formats.listing(list(dict.fromkeys(sections)))


def _joined(statements: Iterable[Statement]) -> Statement:
    """Statements after each other, each sentence once."""
    whole = Statement("")
    for statement in dict.fromkeys(statements):
        whole += statement
    return whole
