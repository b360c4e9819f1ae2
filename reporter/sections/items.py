"""Annex: every item of the survey, in charts by scale and in tables of all items."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, base, interval, value
from reporter.section import Subject
from shared.contract.vocabulary import Scale
from shared.figures import intervals, stock
from shared.findings.readings import changes as changes_reading
from shared.metrics import registers
from shared.metrics.registers import Item

TRAINED = "treated"


@dataclass(frozen=True, slots=True)
class Items:
    """Charts and tables; empty where there is no survey."""

    charts: tuple[Figure, ...]
    tables: tuple[Table, ...]


def build(subject: Subject) -> Items:
    """Changes of all items from T1 to each later wave."""
    items = registers.items(subject.evaluator)
    chosen = {"programme_code": subject.programme.code}
    changes = subject.evaluator.evaluate("survey_item_change", chosen)
    waves = sorted(
        {g.value_of("to_wave") for g in changes.groups if g.value_of("from_wave") == "T1"}
    )
    if not items or not waves:
        return Items((), ())
    scales = [scale for scale in Scale if any(item.scale == scale for item in items)]
    return Items(
        charts=tuple(
            _chart(subject, scale, tuple(item for item in items if item.scale == scale), waves[0])
            for scale in scales
        ),
        tables=tuple(_table(subject, items, wave) for wave in waves),
    )


def _chart(subject: Subject, scale: Scale, items: tuple[Item, ...], wave: str) -> Figure:
    drawn = stock.item_changes(
        subject.evaluator, subject.programme, arm=TRAINED, to_wave=wave, items=items
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


def _table(subject: Subject, items: tuple[Item, ...], wave: str) -> Table:
    changes = subject.evaluator.evaluate(
        "survey_item_change",
        {"programme_code": subject.programme.code, "from_wave": "T1", "to_wave": wave},
    )
    rows = []
    for item in items:
        cells = [Cell(f"{item.position} {item.text}{' (R)' if item.is_reverse else ''}")]
        for arm in (TRAINED, "control"):
            group = changes.at(item_code=item.item_code, arm=arm)
            cells += [value(changes, group), interval(changes, group), base(changes, group)]
        rows.append(tuple(cells))
    return Table(
        key=f"changes-{wave.lower()}",
        caption=f"Change of every item from T1 to {wave}, linked respondents",
        head=("Item", "Trained", "95 % interval", "Base", "Control", "95 % interval", "Base"),
        rows=tuple(rows),
        note="Mean of paired differences in points on a scale of 1 to 5, with 95 % t intervals "
        "that are not corrected for the number of items. (R): scored in reverse, so that a rise "
        "is favourable throughout. Source: officer survey.",
        results=(changes,),
        wide=True,
    )
