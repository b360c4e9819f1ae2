"""Annex: how reliably scales measured, and every item of the survey in charts and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reporter.exhibits import Cell, Figure, Table, corrected_p, raw_p, sized, value
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import Scale, scale_title
from shared.figures import intervals, stock
from shared.findings import Statement
from shared.findings.accounts.survey import reliability
from shared.findings.readings import changes as changes_reading
from shared.findings.statement import Given
from shared.metrics import Group, MetricResult, registers
from shared.metrics.registers import Item

TRAINED = "treated"
ARMS = {TRAINED: "Trained", "control": "Control"}


class Pair(NamedTuple):
    """Two waves that respondents are linked over; pairs sort by their earlier wave."""

    from_wave: str
    to_wave: str


@dataclass(frozen=True, slots=True)
class Items:
    """What was measured and what moved; parts are None or empty where there is no survey."""

    reliability: Table | None
    said: Statement | None
    means: Table | None
    charts: tuple[Figure, ...]
    changes: tuple[Table, ...]


def build(subject: Subject) -> Items:
    """Reliability, means at each wave, and changes to each wave linked to an earlier one."""
    items = registers.items(subject.evaluator)
    means = _evaluate(subject, "survey_item_mean")
    if not items or not means.groups:
        return Items(None, None, None, (), ())
    changes = _evaluate(subject, "survey_item_change")
    drawn = _pairs([g for g in changes.groups if g.value_of("arm") == TRAINED])[:1]
    alpha = _evaluate(subject, "survey_scale_alpha")
    return Items(
        reliability=_reliability(subject) if alpha.groups else None,
        said=reliability(alpha) if alpha.groups else None,
        means=_means(subject, items),
        charts=tuple(
            _chart(subject, scale, own, pair)
            for pair in drawn
            for scale in Scale
            if (own := tuple(item for item in items if item.scale == scale))
        ),
        changes=tuple(_changes(subject, items, pair) for pair in _pairs(changes.groups)),
    )


def _evaluate(subject: Subject, key: str, **chosen: str) -> MetricResult:
    where = {"programme_code": subject.programme.code, **chosen}
    return subject.evaluator.evaluate(key, where)


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
    return Figure(
        key=f"items-{scale.value.replace('_', '-')}",
        caption=f"{drawn.chart.frame.title}: {scale_title(scale)}",
        drawing=intervals.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=changes_reading(drawn.result),
        results=(drawn.result,),
    )


def _means(subject: Subject, items: tuple[Item, ...]) -> Table:
    means = _evaluate(subject, "survey_item_mean")
    waves = sorted({str(group.value_of("wave")) for group in means.groups})
    columns = [(arm, wave) for arm in ARMS for wave in waves]
    rows = (
        (
            Cell(f"{item.position} {item.text}{' (R)' if item.is_reverse else ''}"),
            *(
                value(means, means.at(item_code=item.item_code, arm=arm, wave=wave))
                for arm, wave in columns
            ),
        )
        for item in items
    )
    return Table(
        key="item-means",
        caption="Mean of every item by arm and wave",
        head=("Item", *(f"{ARMS[arm]} {wave}" for arm, wave in columns)),
        rows=tuple(rows),
        note="Mean of all who answered, 1 to 5; the evidence file holds every interval and base. "
        f"{_by_scale(items)} (R): scored in reverse, so that a rise is favourable throughout. "
        "Source: officer survey.",
        results=(means,),
        wide=True,
        given=_positions(items),
    )


def _by_scale(items: tuple[Item, ...]) -> str:
    """'Items 1 to 20 are of self-legitimacy, 21 to 30 of …'."""
    parts = []
    for scale in Scale:
        own = sorted(item.position for item in items if item.scale == scale)
        if own:
            span = f"{own[0]} to {own[-1]}" if len(own) > 1 else str(own[0])
            parts.append(f"{span} of {scale_title(scale)}")
    return f"By scale: items {formats.listing(parts)}."


def _positions(items: tuple[Item, ...]) -> tuple[Given, ...]:
    return tuple(Given(str(item.position), "number of an item", "v_survey_item") for item in items)


def _changes(subject: Subject, items: tuple[Item, ...], pair: Pair) -> Table:
    between = {"from_wave": pair.from_wave, "to_wave": pair.to_wave}
    changes = _evaluate(subject, "survey_item_change", **between)
    shifts = _evaluate(subject, "survey_item_shift", **between)
    rows = []
    for item in items:
        cells = [Cell(f"Item {item.position}")]
        for arm in ARMS:
            group = changes.at(item_code=item.item_code, arm=arm)
            tested = shifts.at(item_code=item.item_code, arm=arm)
            cells += [sized(changes, group), raw_p(tested), corrected_p(tested)]
        rows.append(tuple(cells))
    return Table(
        key=f"changes-{pair.to_wave.lower()}",
        caption=f"Change of every item from {pair.from_wave} to {pair.to_wave}, linked respondents",
        head=("Item", "Trained", "p", "Corrected", "Control", "p", "Corrected"),
        rows=tuple(rows),
        note="Mean of paired differences in points on a scale of 1 to 5, with 95 % t intervals, "
        "not corrected for the number of items, and bases. p: signed-rank test; corrected: for the "
        "tests of all items, as the plan declares. Source: officer survey.",
        results=(changes, shifts),
        given=_positions(items),
    )


def _reliability(subject: Subject) -> Table:
    alpha, omega = (_evaluate(subject, f"survey_scale_{name}") for name in ("alpha", "omega"))
    held = {group.value_of("scale") for group in alpha.groups}
    waves = sorted({str(group.value_of("wave")) for group in alpha.groups})
    rows = []
    for scale in (scale for scale in Scale if scale.value in held):
        for wave in waves:
            cells = [Cell(f"{scale_title(scale).capitalize()}, {wave}")]
            for arm in ARMS:
                where = {"scale": scale.value, "wave": wave, "arm": arm}
                cells += [sized(alpha, alpha.at(**where)), value(omega, omega.at(**where))]
            rows.append(tuple(cells))
    return Table(
        key="reliability",
        caption="How reliably each scale measured",
        head=("Scale and wave", "Trained: alpha", "omega", "Control: alpha", "omega"),
        rows=tuple(rows),
        note="Alpha: Cronbach's, with its 95 % interval and the respondents who answered every "
        "item of the scale. Omega: omega total of one factor, of the same respondents. Both rise "
        "with the number of items. Source: officer survey.",
        results=(alpha, omega),
    )
