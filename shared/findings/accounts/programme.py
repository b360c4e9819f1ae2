"""What a review says of the programme as a whole."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import verb, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import shown, sized, statement
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import Programme


def training(reach: MetricResult) -> Statement | None:
    """Who came to the training and the briefing; None where neither can be shown.

    Args:
        reach: `training_reach` of a programme, by event.
    """
    seen = sorted(filter(shown, reach.groups), key=lambda group: group.value_of("event"))
    if not seen:
        return None
    parts = [
        f"{sized(reach, group)} came to the {group.value_of('event')}" for group in reversed(seen)
    ]
    return statement(f"{formats.listing(parts)}.", *((reach, group) for group in seen))


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
