"""Judges every claim of a review, and finds where the review contradicts itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.contract import formats
from shared.contract.formats import round_half_up
from shared.contract.vocabulary import EffectDirection
from shared.findings.claims.contradictions import Contradiction, contradictions
from shared.findings.claims.declared import MOVEMENTS, Way
from shared.findings.claims.judged import Judged, Standing
from shared.findings.claims.own_text import CLAIMS, LIST, SECTION, References, decided_by_text
from shared.findings.claims.sentences import SENTENCES, Decided, decided
from shared.findings.claims.words import called, with_unit
from shared.findings.finding import Finding
from shared.findings.statement import Given, Statement, evidence_of
from shared.metrics import Evaluator, registers
from shared.metrics.published import Agreement, Published, decimals, published

FAVOURABLE = {"favourable": True, "unfavourable": False}
"""How a reading calls a movement, to whether that is what was hoped for."""
UNNAMED = (
    "Published claims name no programme, and several are registered, so no claim is held against "
    "the data."
)
_STANDINGS = {
    Agreement.YES: Standing.CONFIRMED,
    Agreement.NO: Standing.CONTRADICTED,
    Agreement.WITHHELD: Standing.NOT_VERIFIABLE,
    Agreement.NOT_VERIFIABLE: Standing.NOT_VERIFIABLE,
}


@dataclass(frozen=True, slots=True)
class ClaimsLedger:
    """Every claim of a review with its standing, and the review's contradictions.

    Attributes:
        claims, contradictions: empty where no claim is judged.
        not_judged: why claims that were handed over are not judged; empty where they are.
    """

    claims: tuple[Judged, ...]
    contradictions: tuple[Contradiction, ...]
    not_judged: str = ""

    def that_are(self, standing: Standing) -> tuple[Judged, ...]:
        """The claims of one standing."""
        return tuple(one for one in self.claims if one.standing is standing)

    def as_json(self) -> dict[str, Any]:
        """The ledger as the command line prints it."""
        return {
            "not_judged": self.not_judged,
            "claims": [one.as_json() for one in self.claims],
            "contradictions": [each.as_json() for each in self.contradictions],
        }


@dataclass(frozen=True, slots=True)
class _Known:
    """What claims are held against."""

    findings: Mapping[str, Finding]
    disputes: Mapping[str, registers.Dispute]
    references: References
    rows: tuple[Published, ...]
    scales: Mapping[str, str]
    hoped: Mapping[str, EffectDirection]


def claims_ledger(
    evaluator: Evaluator, programme: str, findings: Iterable[Finding]
) -> ClaimsLedger:
    """Hold every published claim against data, findings, references and the other claims.

    Claims do not say which programme they speak of, so they are judged only where there is one.

    Args:
        evaluator: the snapshot.
        programme: code of the programme.
        findings: the findings of the programme on that snapshot.

    Raises:
        UnknownName: the pilot register has no such programme.
    """
    registers.programme(evaluator, programme)
    if len(registers.programmes(evaluator)) > 1 and registers.claims(evaluator):
        return ClaimsLedger((), (), UNNAMED)
    rows = published(evaluator, programme)
    printed = tuple(row.claim for row in rows)
    known = _Known(
        findings={finding.key: finding for finding in findings},
        disputes={each.figure: each for each in registers.disputes(evaluator, programme)},
        references=References.of(registers.works(evaluator), printed),
        rows=rows,
        scales={item.item_code: item.scale for item in registers.items(evaluator)},
        hoped=registers.hoped_directions(evaluator, programme),
    )
    judged = tuple(_judged(row, known) for row in rows)
    return ClaimsLedger(judged, contradictions(judged, known.references))


def _judged(row: Published, known: _Known) -> Judged:
    by = next(found for way in _WAYS if (found := way(row, known)))
    dispute = known.disputes.get(row.claim.disputed or "")
    return Judged(
        claim=row.claim,
        standing=by.decided.standing,
        reason=by.decided.reason,
        detail=by.decided.detail,
        preference=row.preference,
        shown=by.shown,
        source=by.source,
        dispute=dispute,
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """How a claim stands, what was found in its place, and what it was held against."""

    decided: Decided
    shown: str = ""
    source: str = ""


def _against_text(row: Published, known: _Known) -> _Held | None:
    printed = tuple(each.claim for each in known.rows)
    found = decided_by_text(row.claim, known.references, printed)
    return _Held(found, source=CLAIMS if row.claim.unit == SECTION else LIST) if found else None


def _against_hopes(row: Published, known: _Known) -> _Held | None:
    """A reading of a movement: was there one, and is it what the plan hopes for?"""
    movement, hoped = MOVEMENTS.get(row.claim.measure), FAVOURABLE.get(row.claim.value)
    if movement is None or hoped is None:
        return None
    told = [each for each in known.rows if each.claim.measure in movement.told_by]
    evidence = tuple(e for each in told if each.result for e in evidence_of(each.result))
    if not told or any(each.agrees is not Agreement.YES for each in told):
        why = "The movement that it reads is not borne out."
        return _Held(Decided(Standing.NOT_VERIFIABLE, Statement(why, evidence)))
    wanted = {way for each in told if (way := _hoped_of(each, known))}
    if len(wanted) != 1 or wanted <= {EffectDirection.EITHER}:
        why = "The evaluation plan does not say which way is hoped for."
        return _Held(Decided(Standing.NOT_VERIFIABLE, Statement(why, evidence)))
    [way] = wanted
    is_hoped = (way is EffectDirection.HIGHER) is (movement.way is Way.ROSE)
    standing = Standing.CONFIRMED if is_hoped is hoped else Standing.CONTRADICTED
    items = formats.listing([f"Q{each.claim.value}" for each in told])
    why = f"The evaluation plan hopes for {way} scores, and this is a {movement.way} of {items}."
    given = tuple(Given(each.claim.value, "number of an item", CLAIMS) for each in told)
    return _Held(Decided(standing, Statement(why, evidence, given)), source="v_plan_effect")


def _hoped_of(row: Published, known: _Known) -> EffectDirection | None:
    return known.hoped.get(known.scales.get(f"Q{row.claim.value}", ""))


def _against_data(row: Published, _: _Known) -> _Held | None:
    if not row.source:
        return None
    reason = _reason(row)
    return _Held(Decided(_STANDINGS[row.agrees], reason), row.shown, row.source)


def _against_findings(row: Published, known: _Known) -> _Held | None:
    sentence = SENTENCES.get((row.claim.measure, row.claim.value))
    if sentence is None:
        return None
    found = known.findings.get(sentence.finding)
    shown = found.state.value if found else ""
    return _Held(decided(sentence, found), shown, f"finding {sentence.finding}")


def _against_nothing(row: Published, _: _Known) -> _Held | None:
    return _Held(Decided(Standing.NOT_VERIFIABLE, Statement(row.why)))


_Way = Callable[[Published, _Known], _Held | None]
_WAYS: tuple[_Way, ...] = (
    _against_text,
    _against_hopes,
    _against_findings,
    _against_data,
    _against_nothing,
)
"""Ways to hold a claim against something, the first that applies decides; the last always does."""


def _reason(row: Published) -> Statement:
    """Why a claim stands as it does; a figure that was made again is evidenced as it is written."""
    evidence = evidence_of(row.result) if row.result else ()
    if not row.shown or row.agrees not in (Agreement.YES, Agreement.NO):
        return Statement(row.why, evidence)
    if row.criterion and row.result:
        text = f"{row.criterion} {row.result.metric.title}: {row.shown}."
        return Statement(text, evidence)
    given = Given(row.shown, called(row.claim.measure), row.source)
    text = f"The data give {with_unit(row.shown, row.claim.unit)}{_rounding(row)}."
    return Statement(text, evidence, (given,))


def _rounding(row: Published) -> str:
    """What rounding does to a number that was made again; empty where it does nothing."""
    made, printed = row.recomputed, row.claim.value
    if made is None or isinstance(made, str) or row.shown == printed:
        return ""
    if row.agrees is Agreement.YES:
        return ", which rounds to what is printed"
    if round_half_up(made, decimals(printed)) == float(printed):
        return "; only a rounding too coarse to be allowed here makes that what is printed"
    return ""
