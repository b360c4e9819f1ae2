"""Annex: what was suppressed, and why. It says which figures are withheld, never what they were."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.findings import Statement
from shared.findings.accounts import withheld_figures
from shared.findings.statement import Evidence
from shared.metrics import Withheld

LISTED = 150


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The rule in words, and the figures that it withheld; `left_out` counts those not listed."""

    rule: Statement
    log: Table | None
    left_out: int


def build(subject: Subject) -> Disclosure:
    """Every suppressed figure that a statement, figure or table of this review would have used."""
    held_back = subject.ledger.suppressed()
    thresholds = subject.evaluator.thresholds
    rule = withheld_figures(len(held_back), thresholds.attitude, thresholds.count)
    log = _log(held_back[:LISTED]) if held_back else None
    return Disclosure(rule, log, max(0, len(held_back) - LISTED))


def _log(held_back: tuple[Evidence, ...]) -> Table:
    return Table(
        key="withheld",
        caption="Suppressed figures",
        head=("Metric", "Selection and group", "State", "Reason"),
        rows=tuple(
            (
                Cell(evidence.result.metric.title),
                Cell(evidence.where),
                Cell(ResultState.SUPPRESSED.value),
                Cell(_reason(evidence)),
            )
            for evidence in held_back
        ),
    )


def _reason(evidence: Evidence) -> str:
    outcome = evidence.group.outcome
    return outcome.reason if isinstance(outcome, Withheld) else ""
