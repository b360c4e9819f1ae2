"""What a review says of the programme as a whole."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import verb, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import statement
from shared.metrics import Evaluator
from shared.metrics.registers import Programme


def programme_extent(evaluator: Evaluator, programme: Programme) -> Statement:
    """How many pilots ran, where, since when and how they stand."""
    chosen = {"programme_code": programme.code}
    pilots = evaluator.evaluate("pilots", chosen)
    statuses = evaluator.evaluate("pilots_by_status", chosen)
    parts = [
        f"{written(statuses, group)} {verb(group.estimate.value)} {group.value_of('status')}"
        for group in sorted(statuses.groups, key=lambda g: (-g.estimate.value, str(g.by)))
    ]
    count = int(pilots.only.estimate.value)
    places = formats.count(len(programme.locations), "location")
    began = (
        f"; the first began on {formats.day(programme.started_on)}"
        if (programme.started_on)
        else "; none has begun"
    )
    text = (
        f"The programme lists {formats.count(count, 'pilot')} in {places}{began}. "
        f"By the register's own word, {formats.listing(parts)}."
    )
    pairs = [(pilots, pilots.only), *((statuses, group) for group in statuses.groups)]
    located = Given(formats.number(len(programme.locations)), "locations of pilots", "v_pilot")
    return statement(text, *pairs, given=(located,))
