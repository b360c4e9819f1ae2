"""Annex: every item of the survey, in charts by scale and in tables of all items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reporter.exhibits import Cell, Figure, Table, base, interval, value
from reporter.section import Subject
from shared.contract.vocabulary import Scale
from shared.figures import intervals, stock
from shared.findings.readings import changes as changes_reading
from shared.metrics import Group, registers
from shared.metrics.registers import Item

TRAINED = "treated"


class Pair(NamedTuple):
    """Two waves that respondents are linked over; pairs sort by their earlier wave."""

    from_wave: str
    to_wave: str


@dataclass(frozen=True, slots=True)
class Items:
    """Charts and tables; empty where there is no survey."""

    charts: tuple[Figure, ...]
    tables: tuple[Table, ...]


def build(subject: Subject) -> Items:
    """Changes of all items to each wave that is linked to an earlier one."""
    items = registers.items(subject.evaluator)
    chosen = {"programme_code": subject.programme.code}
    changes = subject.evaluator.evaluate("survey_item_change", chosen)
    if not items or not changes.groups:
        return Items((), ())
    drawn = _pairs([g for g in changes.groups if g.value_of("arm") == TRAINED])[:1]
    return Items(
        charts=tuple(
            _chart(subject, scale, own, pair)
            for pair in drawn
            for scale in Scale
            if (own := tuple(item for item in items if item.scale == scale))
        ),
        tables=tuple(_table(subject, items, pair) for pair in _pairs(changes.groups)),
    )


def _pairs(groups: Iterable[Group]) -> list[Pair]:
    """Each later wave, in order, with the first wave that it is linked to."""
    first: dict[str, str] = {}
    for pair in sorted(Pair(g.value_of("from_wave"), g.value_of("to_wave")) for g in groups):
        first.setdefault(pair.to_wave, pair.from_wave)
    return [Pair(first[wave], wave) for wave in sorted(first)]


def _chart(subject: Subject, scale: Scale, items: tuple[Item, ...], pair: Pair) -> Figure:
    drawn = stock.item_changes(
        subject.evaluator,
        subject.programme,
        arm=TRAINED,
        from_wave=pair.from_wave,
        to_wave=pair.to_wave,
        items=items,
    )
    name = scale.value.replace("_", " ")
    return Figure(
        key=f"items-{scale.value.replace('_', '-')}",
        caption=f"{drawn.chart.frame.title}: {name}",
        drawing=intervals.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=changes_reading(drawn.result),
        results=(drawn.result,),
    )


def _table(subject: Subject, items: tuple[Item, ...], pair: Pair) -> Table:
    changes = subject.evaluator.evaluate(
        "survey_item_change",
        {
            "programme_code": subject.programme.code,
            "from_wave": pair.from_wave,
            "to_wave": pair.to_wave,
        },
    )
    rows = []
    for item in items:
        cells = [Cell(f"{item.position} {item.text}{' (R)' if item.is_reverse else ''}")]
        for arm in (TRAINED, "control"):
            group = changes.at(item_code=item.item_code, arm=arm)
            cells += [value(changes, group), interval(changes, group), base(changes, group)]
        rows.append(tuple(cells))
    return Table(
        key=f"changes-{pair.to_wave.lower()}",
        caption=f"Change of every item from {pair.from_wave} to {pair.to_wave}, linked respondents",
        head=("Item", "Trained", "95 % interval", "Base", "Control", "95 % interval", "Base"),
        rows=tuple(rows),
        note="Mean of paired differences in points on a scale of 1 to 5, with 95 % t intervals "
        "that are not corrected for the number of items. (R): scored in reverse, so that a rise "
        "is favourable throughout. Source: officer survey.",
        results=(changes,),
        wide=True,
    )
