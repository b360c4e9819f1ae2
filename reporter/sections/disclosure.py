"""Annex: what was suppressed, and why. It says which figures are withheld, never what they were."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings import Statement
from shared.findings.accounts import withheld_figures
from shared.findings.statement import Evidence, Given
from shared.metrics import Disclosure as Rule
from shared.metrics import Thresholds, Withheld

LISTED = 60
"""Figures that are printed; the table's attachment holds all."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The rule in words, and the figures that it withheld; None where it withheld none."""

    rule: Statement
    log: Table | None


def build(subject: Subject) -> Disclosure:
    """Every suppressed figure that a statement, figure or table of this review would have used."""
    held_back = subject.ledger.suppressed()
    thresholds = subject.evaluator.thresholds
    rule = withheld_figures(len(held_back), thresholds.attitude, thresholds.count)
    return Disclosure(rule, _log(held_back, thresholds) if held_back else None)


def _log(held_back: tuple[Evidence, ...], thresholds: Thresholds) -> Table:
    rows = tuple(map(_row, held_back))
    return Table(
        key="withheld",
        caption="Suppressed figures",
        head=("Metric", "Selection and group", "State", "Reason"),
        rows=rows[:LISTED],
        more=rows[LISTED:],
        given=(
            Given(formats.number(thresholds.attitude), _fewest(Rule.ATTITUDE), "settings"),
            Given(formats.number(thresholds.count), _fewest(Rule.COUNT), "settings"),
        ),
    )


def _fewest(rule: Rule) -> str:
    return f"fewest people whose figure is shown: {rule.value}"


def _row(evidence: Evidence) -> tuple[Cell, ...]:
    outcome = evidence.group.outcome
    return (
        Cell(evidence.result.metric.title),
        Cell(evidence.where),
        Cell(ResultState.SUPPRESSED.value),
        Cell(outcome.reason if isinstance(outcome, Withheld) else ""),
    )
