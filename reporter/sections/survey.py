"""Officer survey: the items singled out, the scales, and how many items moved at all."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Figure, Table, name_rows, sized
from reporter.section import Subject
from shared.contract.vocabulary import ResultState, Scale
from shared.figures import stock, trajectory
from shared.figures.stock import Drawn
from shared.figures.theme import series
from shared.figures.trajectory import Trajectory
from shared.findings import Statement
from shared.findings.accounts import item_change, survey_answers
from shared.findings.readings import over_waves
from shared.metrics import MetricResult, registers
from shared.metrics.registers import Item

SCALE_HEIGHT = 1.95
ITEM_HEIGHT = 2.4
FEATURED = ("Q39", "Q18", "Q42")
"""Items that the 2016 review singled out; an instrument without one is reported without it."""


@dataclass(frozen=True, slots=True)
class ItemAccount:
    """One item: its means over waves in a figure and a table, and its paired changes."""

    change: Statement
    figure: Figure
    table: Table


@dataclass(frozen=True, slots=True)
class Survey:
    """What officers said; empty parts where nothing was collected."""

    answered: Statement
    is_collected: bool
    items: tuple[ItemAccount, ...]
    scales: tuple[Figure, ...]


def build(subject: Subject) -> Survey:
    """The survey's results, or the statement that there are none."""
    evaluator, programme = subject.evaluator, subject.programme
    answered = evaluator.evaluate("survey_linkage", {"programme_code": programme.code})
    known = {item.item_code: item for item in registers.items(evaluator)}
    collected = answered.state is not ResultState.NOT_COLLECTED
    items = [known[code] for code in FEATURED if code in known] if collected else []
    scales = {item.scale for item in known.values()} if collected else set()
    return Survey(
        answered=survey_answers(evaluator, programme),
        is_collected=collected,
        items=tuple(_item(subject, item) for item in items),
        scales=tuple(_scale(subject, scale.value) for scale in Scale if scale in scales),
    )


def _item(subject: Subject, item: Item) -> ItemAccount:
    drawn = stock.item_trajectory(subject.evaluator, subject.programme, item)
    changes = subject.evaluator.evaluate(
        "survey_item_change",
        {"programme_code": subject.programme.code, "item_code": item.item_code, "arm": "treated"},
    )
    key = item.item_code.lower()
    figure = Figure(
        key=f"figure-{key}",
        caption=drawn.chart.frame.title,
        drawing=_drawing(drawn, ITEM_HEIGHT),
        note=drawn.chart.frame.note,
        reading=over_waves(drawn.result),
        results=(drawn.result,),
    )
    table = _means(f"table-{key}", f"Means of item {item.position} by wave and arm", drawn.result)
    return ItemAccount(item_change(changes, item.position), figure, table)


def _drawing(drawn: Drawn[Trajectory], height_inches: float) -> str:
    """The chart, or nothing where every group is withheld: empty axes would look like data."""
    if drawn.result.state is not ResultState.OK:
        return ""
    return trajectory.printed(drawn.chart, height_inches=height_inches)


def _means(key: str, caption: str, means: MetricResult) -> Table:
    waves = sorted({group.value_of("wave") for group in means.groups})
    arms = sorted({g.value_of("arm") for g in means.groups}, key=lambda arm: arm != "treated")
    return Table(
        key=key,
        caption=caption,
        head=("Arm", *waves),
        rows=name_rows(
            (series(arm).name for arm in arms),
            (tuple(sized(means, means.at(arm=arm, wave=wave)) for wave in waves) for arm in arms),
        ),
        note="Mean of all who answered, 1 to 5, with its 95 % interval and the number of "
        "respondents. Source: officer survey.",
        results=(means,),
    )


def _scale(subject: Subject, scale: str) -> Figure:
    drawn = stock.scale_trajectory(subject.evaluator, subject.programme, scale)
    hidden = any(group.state is not ResultState.OK for group in drawn.result.groups)
    note = drawn.chart.frame.note
    return Figure(
        key=f"scale-{scale.replace('_', '-')}",
        caption=drawn.chart.frame.title,
        drawing=_drawing(drawn, SCALE_HEIGHT),
        note=f"{note} Some groups are suppressed and not drawn." if hidden else note,
        reading=over_waves(drawn.result),
        results=(drawn.result,),
    )
