"""The charts of a survey as a whole: every scale over waves, and answers to items."""

from __future__ import annotations

from shared.contract.vocabulary import Scale, scale_title
from shared.figures.answers import Answers, Bar
from shared.figures.chart import Frame, Mark, described, mark, written
from shared.figures.panels import Panels
from shared.figures.stock import SCORE_SPAN, Drawn
from shared.figures.theme import series
from shared.figures.trajectory import Trajectory
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import Item, Programme

SCORES = ("1 lowest", "2", "3 middle", "4", "5 highest")
TREATED = "treated"


def scale_trajectories(evaluator: Evaluator, programme: Programme) -> Drawn[Panels]:
    """Mean score of every scale over waves, by arm, a panel each."""
    result = evaluator.evaluate("survey_scale_score", {"programme_code": programme.code})
    held = {group.value_of("scale") for group in result.groups}
    panels = tuple(
        (_name(scale), _panel(result, scale.value)) for scale in Scale if scale.value in held
    )
    alt = "; ".join(described(f"{name}:", panel.marks) for name, panel in panels)
    frame = Frame(
        title="Scale scores over the waves, by arm",
        alt=f"A panel for each scale, with dots and intervals over survey waves. {alt}",
        unit="Mean scale score, 1 to 5",
        note="Mean scale score, 1 to 5. Dots are means of all who answered, bars 95 % t intervals. "
        "Source: officer survey.",
    )
    return Drawn(Panels(frame=frame, panels=panels), result)


def item_answers(
    evaluator: Evaluator, programme: Programme, items: tuple[Item, ...], arm: str = TREATED
) -> Drawn[Answers]:
    """How one arm answered a few items at each wave, on a scale of five."""
    codes = [item.item_code for item in items]
    result = evaluator.evaluate(
        "survey_item_distribution",
        {"programme_code": programme.code, "item_code": codes, "arm": arm},
        by=("item_code",),
    )
    bars = tuple(_bar(result, item, wave) for item in items for wave in _waves(result, item))
    marks = tuple(mark for bar in bars for mark in bar.marks)
    frame = Frame(
        title=f"Answers to {'item' if len(items) == 1 else 'items'} "
        f"{', '.join(str(item.position) for item in items)}, "
        f"{series(arm).name.lower()}",
        alt=described("Diverging bars, one per item and wave, lowest score first.", marks),
        unit="Share of answers",
        note="Shares of all who answered the item, after reverse coding; half of the middle "
        "answers stand to each side of the line. Source: officer survey.",
    )
    return Drawn(Answers(frame=frame, bars=bars, scores=SCORES), result)


def _name(scale: Scale) -> str:
    return scale_title(scale).capitalize()


def _panel(result: MetricResult, scale: str) -> Trajectory:
    own = [group for group in result.groups if group.value_of("scale") == scale]
    own.sort(key=lambda group: group.value_of("arm") != TREATED)
    marks = tuple(
        mark(result, group, series=group.value_of("arm"), label=group.value_of("wave"))
        for group in own
    )
    frame = Frame(title=scale, alt="", unit="", note="")
    return Trajectory(frame=frame, marks=marks, span=SCORE_SPAN)


def _waves(result: MetricResult, item: Item) -> list[str]:
    own = (group for group in result.groups if group.value_of("item_code") == item.item_code)
    return sorted({str(group.value_of("wave")) for group in own})


def _bar(result: MetricResult, item: Item, wave: str) -> Bar:
    name = f"Item {item.position}, {wave}"
    groups = [
        result.at(item_code=item.item_code, wave=wave, score=score)
        for score in range(item.minimum, item.maximum + 1)
    ]
    marks: tuple[Mark, ...] = tuple(
        mark(result, group, series=name, label=score)
        for group, score in zip(groups, SCORES, strict=True)
    )
    shown = tuple(written(result, group) for group in groups)
    return Bar(name=name, marks=marks, shown=shown)
