"""The programme's pilots."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Totals, Unit
from shared.metrics.estimators.sums import existing

METRICS = (
    Metric(
        key="pilots_by_status",
        title="Pilots by status",
        question="How many pilots are there, and how do they stand?",
        reads=(Totals("v_pilot", ()),),
        estimator=existing("rows"),
        unit=Unit.PILOTS,
        direction=Direction.NEITHER,
        never_mixed=("status",),
        others=("programme_code", "location_code"),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="count(*) over v_pilot, split by status",
        caveats="The register's own word; nobody else has confirmed a status.",
        citation="Own definition",
        rows_view="v_pilot",
    ),
    Metric(
        key="pilots",
        title="Pilots",
        question="How many pilots does the programme run?",
        reads=(Totals("v_pilot", ()),),
        estimator=existing("rows"),
        unit=Unit.PILOTS,
        direction=Direction.NEITHER,
        others=("programme_code", "status", "location_code"),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="count(*) over v_pilot",
        caveats="The register's own word.",
        citation="Own definition",
        rows_view="v_pilot",
    ),
)
