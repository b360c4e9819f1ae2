"""Survey: what changed and how sure that is, who answered, and what the survey could have found.

Items are held against chance for the chosen scale alone: the draws anew of the others would take
seconds where thousands are linked. For the same reason the findings on whole scales, which draw
for every pair of waves, are a link away.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard.components.cited import cited_block, findings_of
from dashboard.components.diagrams import diagram_block
from dashboard.components.figures import figure_block, framed_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.headings import heading
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import measured
from dashboard.components.said import said
from dashboard.components.tables import Cell, table
from dashboard.page import Block, Choice, Chosen, Page, PageFilter, address
from dashboard.sheet import Labels, result_sheet
from shared.contract.vocabulary import Arm, ResultState, Scale, scale_title
from shared.figures import (
    answers,
    flow,
    item_stock,
    paired,
    panels,
    stock,
    survey_stock,
    trajectory,
)
from shared.figures.chart import Frame
from shared.figures.theme import series
from shared.findings import Statement, readings, survey_readings
from shared.findings.accounts import survey as account
from shared.findings.accounts import survey_answers, survey_design
from shared.findings.accounts import survey_change as change_account
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Item, Programme, items

BETWEEN = "-"
TRAINED = Arm.TREATED.value
ARMS = {arm.value: series(arm.value).name for arm in Arm}
SCALES = {scale.value: scale_title(scale).capitalize() for scale in Scale}
STAGES = ("survey_eligible", "survey_invited", "survey_responded", "survey_linked")
RULES_OF_PAGE = (
    "confidence_after_training",
    "survey_follow_up",
    "matched_comparison",
    "prior_skill",
)
"""Findings that need no draws anew; the others stand on the page of findings."""


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None or not chosen["scale"] or not _is_answered(evaluator, programme):
        kinds = ("survey_export", "survey_codebook")
        return [Block("nothing", not_collected("The survey", *kinds))]
    within = tuple(item for item in items(evaluator) if item.scale == chosen["scale"])
    item = next((item for item in within if item.item_code == chosen["item"]), within[0])
    return [
        _answer(evaluator, programme, chosen),
        heading("How scores moved over the waves"),
        _scales(evaluator, programme),
        heading("What they said"),
        _item(evaluator, programme, item),
        _answers(evaluator, programme, item, chosen["arm"]),
        heading("How it changed"),
        *_changes(evaluator, programme, chosen, within),
        heading("Who answered"),
        _who_answered(evaluator, programme, chosen),
        _flow(evaluator, programme),
        _shares(evaluator, programme),
        *_attrition(evaluator, programme, chosen),
        heading("How far the arms differ before anything else"),
        _balance(evaluator, programme),
        heading("How far to trust it"),
        said(evaluator, programme, "design", "The design", survey_design(evaluator, programme)),
        *_bounds(evaluator, programme, chosen),
        _reliability(evaluator, programme, chosen),
        *_findings(evaluator, programme),
    ]


def _is_answered(evaluator: Evaluator, programme: Programme) -> bool:
    linked = _evaluate(evaluator, programme, "survey_linkage")
    return linked.state is not ResultState.NOT_COLLECTED


def _answer(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> Block:
    """Which scales moved, by how much, against the control group, after correction."""
    if not (span := _span(chosen)):
        return said(
            evaluator, programme, "answer", "The survey", survey_answers(evaluator, programme)
        )
    moved = _evaluate(evaluator, programme, "survey_scale_change", arm=TRAINED, **span)
    apart = _evaluate(evaluator, programme, "survey_scale_difference_in_differences", **span)
    statements = [change_account.scale_changes(moved)]
    if apart.groups:
        statements.append(change_account.scale_differences(apart))
    return said(evaluator, programme, "answer", "What changed", *statements)


def _scales(evaluator: Evaluator, programme: Programme) -> Block:
    drawn = survey_stock.scale_trajectories(evaluator, programme)
    return figure_block(
        "scales",
        drawn.chart.frame,
        panels.screen(drawn.chart),
        result_sheet(drawn.result, _LABELS),
        reading=_read(readings.scales_over_waves(drawn.result), drawn.result),
        is_wide=True,
    )


def _item(evaluator: Evaluator, programme: Programme, item: Item) -> Block:
    drawn = stock.item_trajectory(evaluator, programme, item)
    return figure_block(
        "item",
        drawn.chart.frame,
        trajectory.screen(drawn.chart),
        result_sheet(drawn.result, _LABELS),
        reading=_read(readings.over_waves(drawn.result), drawn.result),
    )


def _answers(evaluator: Evaluator, programme: Programme, item: Item, arm: str) -> Block:
    drawn = survey_stock.item_answers(evaluator, programme, (item,), arm)
    return figure_block(
        "answers",
        drawn.chart.frame,
        answers.screen(drawn.chart),
        result_sheet(drawn.result, _with_items((item,))),
        reading=_read(readings.spread_of_answers(drawn.result), drawn.result),
    )


def _changes(
    evaluator: Evaluator, programme: Programme, chosen: Chosen, within: tuple[Item, ...]
) -> list[Block]:
    if not (span := _span(chosen)):
        return [_unlinked()]
    own = item_stock.item_forest(evaluator, programme, arm=chosen["arm"], items=within, **span)
    apart = item_stock.wave_difference(evaluator, programme, items=within, **span)
    labels = _with_items(within)
    change, shift = own.results
    return [
        figure_block(
            "changes",
            own.chart.frame,
            paired.screen(own.chart),
            result_sheet(change, labels),
            result_sheet(shift, labels),
            reading=survey_readings.tested_items(change, shift).text,
        ),
        figure_block(
            "difference",
            apart.chart.frame,
            paired.screen(apart.chart),
            result_sheet(apart.result, labels),
            reading=survey_readings.tested_items(apart.result, apart.result).text,
        ),
        _chance(evaluator, programme, chosen, span),
    ]


def _chance(
    evaluator: Evaluator, programme: Programme, chosen: Chosen, span: dict[str, str]
) -> Block:
    drawn = item_stock.chance_benchmark(
        evaluator, programme, arm=chosen["arm"], scale=chosen["scale"], **span
    )
    return figure_block(
        "chance",
        drawn.chart.frame,
        paired.screen(drawn.chart),
        *(result_sheet(result, _LABELS) for result in drawn.results),
        reading=survey_readings.against_chance(*drawn.results).text,
    )


def _who_answered(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> Block:
    response = _evaluate(evaluator, programme, "survey_response")
    blank = _evaluate(evaluator, programme, "survey_item_nonresponse")
    alike = _evaluate(evaluator, programme, "survey_straight_lining")
    statements = [
        survey_answers(evaluator, programme),
        account.lowest_response(response),
        account.quality_of_answers(blank, alike),
    ]
    if span := _span(chosen):
        lost = _evaluate(evaluator, programme, "survey_attrition", **span)
        statements.insert(2, account.attrition(lost))
    return said(evaluator, programme, "answered", "Who answered", *statements)


def _flow(evaluator: Evaluator, programme: Programme) -> Block:
    stages = tuple(_evaluate(evaluator, programme, key) for key in STAGES)
    answered = stages[2].groups
    chart = flow.Flow(
        stages=stages,
        waves=tuple(sorted({str(group.value_of("wave")) for group in answered})),
        arms=tuple(sorted({str(group.value_of("arm")) for group in answered}, reverse=True)),
    )
    return diagram_block(
        "flow",
        "How many were to be asked, were asked, answered, and can be followed",
        flow.printed(chart),
        *(result_sheet(stage, _LABELS) for stage in stages),
        note="Eligible: on the roster of the arm. Linked: the respondent's code also appears in "
        "another wave. Source: roster, invitation lists and survey exports.",
    )


def _shares(evaluator: Evaluator, programme: Programme) -> Block:
    response = _evaluate(evaluator, programme, "survey_response")
    linkage = _evaluate(evaluator, programme, "survey_linkage")
    rows: list[list[Cell]] = [
        [
            f"{group.value_of('wave')}, {ARMS[group.value_of('arm')].lower()}",
            measured(response, group),
            measured(linkage, linked),
        ]
        for group in sorted(response.groups, key=_in_order)
        for linked in [linkage.at(**dict(group.by))]
    ]
    frame = Frame(
        title="Response and linkage",
        alt="",
        unit="Share",
        note="Response: share of those invited who answered. Linkage: share of those who answered "
        "whose code appears in another wave. Source: invitation lists and survey exports.",
    )
    head = ("Wave and arm", "Response", "Linked")
    sheets = (result_sheet(response, _LABELS), result_sheet(linkage, _LABELS))
    return framed_block("response", frame, table("By wave and arm", head, rows), *sheets)


def _attrition(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> list[Block]:
    if not _span(chosen):
        return []
    lost = _evaluate(evaluator, programme, "survey_attrition")
    rows: list[list[Cell]] = [
        [
            f"{group.value_of('from_wave')} to {group.value_of('to_wave')}, "
            f"{ARMS[group.value_of('arm')].lower()}",
            measured(lost, group),
        ]
        for group in sorted(lost.groups, key=_in_order)
    ]
    frame = Frame(
        title="Attrition: who did not answer the later wave",
        alt="",
        unit="Share",
        note="Share of a wave's respondents with a link code who did not answer the later wave. A "
        "mistyped code counts as lost. Source: survey exports.",
    )
    inside = table("By pair of waves and arm", ("Waves and arm", "Lost"), rows)
    return [framed_block("attrition", frame, inside, result_sheet(lost, _LABELS))]


def _balance(evaluator: Evaluator, programme: Programme) -> Block:
    people = _evaluate(evaluator, programme, "survey_balance")
    scores = _evaluate(evaluator, programme, "survey_balance_score")
    named = [(people, g, str(g.value_of("characteristic")).capitalize()) for g in people.groups]
    named += [
        (scores, g, f"First score: {scale_title(g.value_of('scale'))}") for g in scores.groups
    ]
    rows: list[list[Cell]] = [[name, measured(result, g)] for result, g, name in named]
    frame = Frame(
        title="Trained officers beside the control group",
        alt="",
        unit="Difference",
        note="Characteristics of the people on the roster: Cramér's V, 0 where the arms are alike "
        "and 1 where they are wholly apart. First scores: difference of means in standard "
        "deviations. Arms of different areas are wholly apart in their area. A test that finds "
        "little does not show that the arms match. Source: roster and officer survey.",
    )
    return framed_block(
        "balance",
        frame,
        table(
            "People on the roster, then first scores",
            ("Characteristic", "Difference"),
            rows,
        ),
        result_sheet(people, _LABELS),
        result_sheet(scores, _LABELS),
        reading=survey_readings.arms_at_baseline(people, scores).text,
    )


def _bounds(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> list[Block]:
    """What could have been found, and what can be ruled out."""
    if not (span := _span(chosen)):
        return []
    first, last = span["from_wave"], span["to_wave"]
    reach = item_stock.detectable_effects(evaluator, programme, **span)
    alike = _evaluate(evaluator, programme, "survey_scale_arm_equivalence", wave=first)
    still = _evaluate(evaluator, programme, "survey_scale_equivalence", arm=TRAINED, **span)
    ruled_out = (
        change_account.arms_alike(alike, first),
        change_account.changes_too_small(still, first, last),
    )
    return [
        said(evaluator, programme, "equivalence", "What can be ruled out", *ruled_out),
        figure_block(
            "power",
            reach.chart.frame,
            paired.screen(reach.chart),
            result_sheet(reach.result, _LABELS),
            reading=survey_readings.detectable(reach.result).text,
        ),
    ]


def _reliability(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> Block:
    span = _span(chosen)
    wave = span["from_wave"] if span else _first_wave(evaluator, programme)
    drawn = item_stock.scale_reliability(evaluator, programme, arm=chosen["arm"], wave=wave)
    return figure_block(
        "reliability",
        drawn.chart.frame,
        paired.screen(drawn.chart),
        *(result_sheet(result, _LABELS) for result in drawn.results),
        reading=survey_readings.reliabilities(*drawn.results).text,
    )


def _findings(evaluator: Evaluator, programme: Programme) -> list[Block]:
    """What is concluded, as far as it needs no draws anew; the rest is a link away."""
    found = findings_of(evaluator, programme, *RULES_OF_PAGE).values()
    ledger = address("/findings", programme=programme.code)
    link = dcc.Link("Every finding, with those on whole scales", href=ledger)
    return [
        heading("What is concluded"),
        *(cited_block(evaluator, programme, finding) for finding in found),
        Block("ledger", html.P(link)),
    ]


def _read(reading: Statement, result: MetricResult) -> str:
    """The line above a chart, and what the chart leaves out."""
    return f"{reading.text} {survey_readings.not_drawn(result).text}".strip()


def _unlinked() -> Block:
    text = "It takes answers of the same people, under their link codes, in two waves."
    return Block("changes", message("No change can be shown yet", text))


def _evaluate(evaluator: Evaluator, programme: Programme, key: str, **where: str) -> MetricResult:
    return evaluator.evaluate(key, {"programme_code": programme.code, **where})


def _span(chosen: Chosen) -> dict[str, str]:
    """The two waves chosen; empty where nobody is linked over two."""
    if not chosen["waves"]:
        return {}
    from_wave, to_wave = chosen["waves"].split(BETWEEN)
    return {"from_wave": from_wave, "to_wave": to_wave}


def _first_wave(evaluator: Evaluator, programme: Programme) -> str:
    answered = _evaluate(evaluator, programme, "survey_responded")
    return min((str(group.value_of("wave")) for group in answered.groups), default="")


def _in_order(group: Group) -> tuple[str, bool]:
    """By wave or pair of waves, trained officers first."""
    waves = " ".join(str(value) for name, value in group.by if name.endswith("wave"))
    return waves, group.value_of("arm") != TRAINED


def _with_items(listed: tuple[Item, ...]) -> Labels:
    return {**_LABELS, "item_code": {i.item_code: f"{i.position} {i.text}" for i in listed}}


def _scale_choices(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    scales = dict.fromkeys(item.scale for item in reversed(items(evaluator)))
    return [Choice(scale, SCALES[scale]) for scale in scales]


def _items(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    own = [item for item in items(evaluator) if item.scale == chosen["scale"]]
    return [Choice(item.item_code, f"{item.position} {item.text}") for item in own]


def _pairs_of_waves(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    changes = evaluator.evaluate("survey_scale_change", {"programme_code": chosen["programme"]})
    pairs = {(group.value_of("from_wave"), group.value_of("to_wave")) for group in changes.groups}
    return [Choice(BETWEEN.join(pair), " to ".join(pair)) for pair in sorted(pairs)]


def _arms(_evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    return [Choice(value, name) for value, name in ARMS.items()]


_LABELS: dict[str, dict[Any, str]] = {"arm": {**ARMS}, "scale": {**SCALES}}

PAGE = Page(
    module=__name__,
    name="Survey",
    path="/survey",
    question="What do officers say, and did it change after training?",
    content=content,
    filters=(
        PROGRAMME,
        PageFilter(name="scale", label="Scale", choices=_scale_choices),
        PageFilter(name="item", label="Item", choices=_items),
        PageFilter(name="arm", label="Answers of", choices=_arms),
        PageFilter(name="waves", label="Change from", choices=_pairs_of_waves),
    ),
)
