"""Arnstein's ladder of participation, with how many contacts stood on each rung."""

from __future__ import annotations

from shared.contract.vocabulary import ResultState
from shared.figures.diagram import WIDTH, bar, box, drawing, words
from shared.metrics import Group, MetricResult

RUNGS = {
    1: ("Manipulation", "no participation"),
    2: ("Therapy", "no participation"),
    3: ("Informing", "tokenism"),
    4: ("Consultation", "tokenism"),
    5: ("Placation", "tokenism"),
    6: ("Partnership", "citizens' power"),
    7: ("Delegated power", "citizens' power"),
    8: ("Citizen control", "citizens' power"),
}
"""Names of the rungs and the band that each belongs to. Source: Arnstein (1969)."""
LABEL, BAND, TALL, GAP, ROOM = 150.0, 110.0, 22.0, 5.0, 50.0


def printed(contacts: MetricResult) -> str:
    """The rungs from the highest down, each with its bar of contacts."""
    counts = {int(g.value_of("arnstein_rung")): _count(contacts, g) for g in contacts.groups}
    most = max((n for n, _ in counts.values()), default=0) or 1
    parts: list[str] = []
    for place, (rung, (name, band)) in enumerate(sorted(RUNGS.items(), reverse=True)):
        y = place * (TALL + GAP) + 0.5
        value, text = counts.get(rung, (0.0, "0"))
        length = (WIDTH - LABEL - BAND - ROOM) * value / most
        parts += [
            box(0.5, y, LABEL, TALL, strong=rung >= 6),
            words(f"{rung} {name}", 8, y + 15),
            words(band, LABEL + 10, y + 15, quiet=True),
            bar(LABEL + BAND, y + 4, length, TALL - 8) if length else "",
            words(text, LABEL + BAND + length + 6, y + 15),
        ]
    return drawing(parts, height=len(RUNGS) * (TALL + GAP), alt=_alt(counts))


def _count(contacts: MetricResult, group: Group) -> tuple[float, str]:
    """The length of a bar and the words at its end; a withheld count has no length."""
    if group.state is not ResultState.OK:
        return 0.0, group.state.value
    return group.estimate.value, contacts.metric.unit.write(group.estimate.value)


def _alt(counts: dict[int, tuple[float, str]]) -> str:
    rungs = [
        f"{rung} {name.lower()} {counts.get(rung, (0.0, '0'))[1]}"
        for rung, (name, _) in sorted(RUNGS.items(), reverse=True)
    ]
    return f"Arnstein's ladder, contacts on each rung from the highest: {', '.join(rungs)}."
