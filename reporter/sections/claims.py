"""What an earlier review claimed: held against the data, and against itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.contract import formats
from shared.findings import Statement, findings
from shared.findings.claims import (
    ClaimsLedger,
    Contradiction,
    Judged,
    Standing,
    account,
    claims_ledger,
    words,
)
from shared.metrics import MetricResult
from shared.metrics.registers import Dispute


@dataclass(frozen=True, slots=True)
class Claims:
    """Counts in a sentence, and tables; each is None where there is nothing to list."""

    account: Statement
    contradictions: Table | None
    contradicted: Table | None
    decisions: Table | None


def build(subject: Subject) -> Claims:
    """The ledger of claims."""
    found = findings(subject.evaluator, subject.programme)
    ledger = claims_ledger(subject.evaluator, subject.programme.code, found)
    disputes = dict.fromkeys(one.dispute for one in ledger.claims if one.dispute)
    return Claims(
        account.account(ledger),
        _contradictions(ledger.contradictions) if ledger.contradictions else None,
        _contradicted(ledger) if ledger.claims else None,
        _decisions(disputes) if disputes else None,
    )


def _contradictions(found: tuple[Contradiction, ...]) -> Table:
    whys = [account.why(each) for each in found]
    sides = [account.data_side(each) for each in found]
    return Table(
        key="contradictions",
        caption="Where the earlier review contradicts itself",
        head=("Point", "Printed (section)", "Conflict", "Data"),
        rows=tuple(
            (
                Cell(_point(each)),
                Cell(account.printed(each.claims)),
                Cell(why.text),
                Cell(side.text),
            )
            for each, why, side in zip(found, whys, sides, strict=True)
        ),
        note="Found by declared rules over what was printed, not by reading. Source: published "
        "claims of the review.",
        results=_results(sides),
        view="v_claim",
        given=tuple(given for statement in (*whys, *sides) for given in statement.given),
    )


def _point(each: Contradiction) -> str:
    return f"{each.number} {each.title}" if each.number else each.title


def _contradicted(ledger: ClaimsLedger) -> Table | None:
    refuted = ledger.that_are(Standing.CONTRADICTED)
    if not refuted:
        return None
    others = [one for one in ledger.claims if one not in refuted]
    return Table(
        key="earlier-claims",
        caption="Claims of the earlier review that are contradicted",
        head=("Claim", "Section", "Printed", "Standing", "Why"),
        rows=tuple(_row(one) for one in refuted),
        more=tuple(_row(one) for one in others),
        note="Those that are confirmed or cannot be verified stand in the attachment. Source: "
        "published claims of the review.",
        results=_results(one.reason for one in refuted),
        view="v_claim",
        given=tuple(given for one in refuted for given in one.reason.given),
    )


def _row(one: Judged) -> tuple[Cell, ...]:
    claim = one.claim
    cells = (claim.section, words.written(claim), one.standing.value, one.reason.text)
    return (Cell(f"{claim.claim_id} {words.called(claim.measure)}"), *map(Cell, cells))


def _decisions(disputes: Iterable[Dispute]) -> Table:
    return Table(
        key="disputed-figures",
        caption="Disputed figures, and the value to go by",
        head=("Figure", "Go by", "Why", "Decided by", "Decided on"),
        rows=tuple(
            tuple(
                map(
                    Cell,
                    (
                        words.called(each.figure),
                        each.preferred,
                        each.reason,
                        each.decided_by,
                        formats.day(each.decided_on),
                    ),
                )
            )
            for each in disputes
        ),
        note="Every printed value is kept. Source: evaluation plan.",
        view="v_plan_dispute",
    )


def _results(statements: Iterable[Statement]) -> tuple[MetricResult, ...]:
    """Every result behind statements, each once, in order of first use."""
    found = (evidence.result for statement in statements for evidence in statement.evidence)
    return tuple({(r.metric.key, str(r.selection), r.by): r for r in found}.values())
