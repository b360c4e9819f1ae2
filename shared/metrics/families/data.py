"""What the warehouse itself holds: rows accepted and rejected, by kind of file."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Totals, Unit
from shared.metrics.estimators.sums import existing


def _count(key: str, title: str, question: str, column: str, direction: Direction) -> Metric:
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=(Totals("v_data_freshness", (column,)),),
        estimator=existing(column),
        unit=Unit.ROWS,
        direction=direction,
        others=("kind",),
        base="rows",
        disclosure=Disclosure.OPEN,
        formula=f"sum({column}) over v_data_freshness",
        caveats="Rows of files, not people or events.",
        citation="Own definition",
        rows_view="v_load_ledger",
    )


METRICS = (
    _count(
        "data_rows_accepted",
        "Rows accepted",
        "How many handed-over rows count today?",
        "rows_accepted",
        Direction.NEITHER,
    ),
    _count(
        "data_rows_rejected",
        "Rows rejected",
        "How many handed-over rows broke a rule?",
        "rows_rejected",
        Direction.LOWER,
    ),
)
