"""Survey: who answered, what they said, how it changed."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.figures import figure
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.messages import message, not_collected
from dashboard.components.tables import result_table
from dashboard.page import Choice, Chosen, Page, PageFilter
from shared.contract.vocabulary import Arm
from shared.figures import intervals, stock, trajectory
from shared.figures.theme import series
from shared.findings import readings
from shared.metrics import Evaluator
from shared.metrics.registers import Item, Programme, items

BETWEEN = "-"
ARMS = {arm.value: series(arm.value).name for arm in Arm}


def content(evaluator: Evaluator, chosen: Chosen) -> list[Component]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None or not chosen["scale"]:
        return [not_collected("The survey", "survey_export (with its survey_codebook)")]
    within = tuple(item for item in items(evaluator) if item.scale == chosen["scale"])
    item = next((item for item in within if item.item_code == chosen["item"]), within[0])
    return [
        html.H2("What they said"),
        _item(evaluator, programme, item),
        _scale(evaluator, programme, chosen["scale"]),
        html.H2("How it changed"),
        *_changes(evaluator, programme, chosen, within),
        html.H2("Who answered"),
        *_flow(evaluator, programme),
    ]


def _item(evaluator: Evaluator, programme: Programme, item: Item) -> Component:
    drawn = stock.item_trajectory(evaluator, programme, item)
    return figure(
        drawn.chart.frame,
        trajectory.screen(drawn.chart),
        drawn.result.metric,
        reading=readings.over_waves(drawn.result).text,
        table=result_table(f"Item {item.position} by arm and wave", drawn.result, labels=_LABELS),
    )


def _scale(evaluator: Evaluator, programme: Programme, scale: str) -> Component:
    drawn = stock.scale_trajectory(evaluator, programme, scale)
    return figure(
        drawn.chart.frame,
        trajectory.screen(drawn.chart),
        drawn.result.metric,
        reading=readings.over_waves(drawn.result).text,
        table=result_table("Scale score by arm and wave", drawn.result, labels=_LABELS),
    )


def _changes(
    evaluator: Evaluator, programme: Programme, chosen: Chosen, within: tuple[Item, ...]
) -> list[Component]:
    if not chosen["waves"]:
        text = "It takes answers of the same people, under their link codes, in two waves."
        return [message("No change can be shown yet", text)]
    from_wave, to_wave = chosen["waves"].split(BETWEEN)
    drawn = stock.item_changes(
        evaluator,
        programme,
        arm=chosen["arm"],
        from_wave=from_wave,
        to_wave=to_wave,
        items=within,
    )
    names = {item.item_code: f"{item.position} {item.text}" for item in within}
    return [
        figure(
            drawn.chart.frame,
            intervals.screen(drawn.chart),
            drawn.result.metric,
            reading=readings.changes(drawn.result).text,
            table=result_table(
                "Change of each item", drawn.result, labels={**_LABELS, "item_code": names}
            ),
        )
    ]


def _flow(evaluator: Evaluator, programme: Programme) -> list[Component]:
    chosen = {"programme_code": programme.code}
    response = evaluator.evaluate("survey_response", chosen)
    linkage = evaluator.evaluate("survey_linkage", chosen)
    return [
        result_table("Response: share of those invited who answered", response, labels=_LABELS),
        result_table("Linkage: share who answered another wave too", linkage, labels=_LABELS),
    ]


def _scales(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    scales = dict.fromkeys(item.scale for item in reversed(items(evaluator)))
    return [Choice(scale, scale.replace("_", " ").capitalize()) for scale in scales]


def _items(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    own = [item for item in items(evaluator) if item.scale == chosen["scale"]]
    return [Choice(item.item_code, f"{item.position} {item.text}") for item in own]


def _pairs_of_waves(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    changes = evaluator.evaluate("survey_item_change", {"programme_code": chosen["programme"]})
    pairs = {(group.value_of("from_wave"), group.value_of("to_wave")) for group in changes.groups}
    return [Choice(BETWEEN.join(pair), " to ".join(pair)) for pair in sorted(pairs)]


def _arms(_evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    return [Choice(value, name) for value, name in ARMS.items()]


_LABELS: dict[str, dict[Any, str]] = {"arm": {**ARMS}}

PAGE = Page(
    module=__name__,
    name="Survey",
    path="/survey",
    question="What do officers say, and did it change after training?",
    content=content,
    filters=(
        PROGRAMME,
        PageFilter(name="scale", label="Scale", choices=_scales),
        PageFilter(name="item", label="Item", choices=_items),
        PageFilter(name="arm", label="Change of", choices=_arms),
        PageFilter(name="waves", label="Change from", choices=_pairs_of_waves),
    ),
)
