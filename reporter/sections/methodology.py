"""Methodology: what was received, who answered, what the design carries, how figures are made."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, base, interval, value, words
from reporter.section import Subject
from shared.contract import formats
from shared.figures import flow
from shared.figures.theme import series
from shared.findings import RULES, Statement
from shared.findings.accounts import data_received, survey_answers, survey_design
from shared.findings.statement import Given
from shared.metrics import registers

PLAN = "plan"
LISTED = 12
"""Thresholds that are printed, those of the plan first; the table's attachment holds all."""
STAGES = ("survey_eligible", "survey_invited", "survey_responded", "survey_linked")


@dataclass(frozen=True, slots=True)
class Methodology:
    """Sources, flow of respondents and design; minimum bases as the thresholds set them."""

    received: Statement
    answered: Statement
    drawn_flow: Figure | None
    flow: Table | None
    design: Statement
    effects: Table | None
    limits: Table
    minimum_attitude: int
    minimum_count: int


def build(subject: Subject) -> Methodology:
    """Everything that a reader needs to judge the figures that follow."""
    evaluator, programme = subject.evaluator, subject.programme
    kinds = registers.freshness(evaluator)
    return Methodology(
        received=data_received(evaluator, kinds),
        answered=survey_answers(evaluator, programme),
        drawn_flow=_drawn_flow(subject),
        flow=_flow(subject),
        design=survey_design(evaluator, programme),
        effects=_effects(subject),
        limits=_limits(subject),
        minimum_attitude=evaluator.thresholds.attitude,
        minimum_count=evaluator.thresholds.count,
    )


def _drawn_flow(subject: Subject) -> Figure | None:
    chosen = {"programme_code": subject.programme.code}
    stages = tuple(subject.evaluator.evaluate(key, chosen) for key in STAGES)
    answered = stages[2].groups
    if not answered:
        return None
    chart = flow.Flow(
        stages=stages,
        waves=tuple(sorted({str(group.value_of("wave")) for group in answered})),
        arms=tuple(sorted({str(group.value_of("arm")) for group in answered}, reverse=True)),
    )
    return Figure(
        key="figure-flow",
        caption="From the roster to linked answers",
        drawing=flow.printed(chart),
        note="Eligible: on the roster of the arm. Linked: the respondent's code also appears in "
        "another wave. Source: roster, invitation lists and survey exports.",
        results=stages,
    )


def _effects(subject: Subject) -> Table | None:
    planned = registers.planned_effects(subject.evaluator, subject.programme.code)
    if not planned:
        return None
    return Table(
        key="planned-effects",
        caption=f"Smallest effects of interest, agreed on {formats.day(planned[0].agreed_on)}",
        head=("Outcome", "Smallest effect that would matter", "Hoped direction"),
        rows=tuple(
            (
                Cell(one.outcome.replace("_", " ").capitalize()),
                Cell(f"{one.smallest_effect:g} {one.unit}"),
                words(one.direction),
            )
            for one in planned
        ),
        note=f"Evaluation plan, version {planned[0].plan_version}. Equivalence tests and "
        "detectable effects are held against these.",
        view="v_plan_effect",
    )


def _limits(subject: Subject) -> Table:
    declared = registers.plan_limits(subject.evaluator, subject.programme.code)
    rows = [
        (
            Cell(rule.title),
            Cell(f"{limit.name.replace('_', ' ')}, {limit.unit}"),
            Cell(limit.write(limit.holding(declared.get(rule.key, {})))),
            Cell(PLAN if limit.is_declared(declared.get(rule.key, {})) else "rule"),
        )
        for rule in RULES
        for limit in rule.limits
    ]
    rows.sort(key=lambda row: row[-1].text != PLAN)
    return Table(
        key="limits",
        caption="Thresholds that the findings are held against",
        head=("Finding", "Threshold", "Value", "Declared by"),
        rows=tuple(rows[:LISTED]),
        more=tuple(rows[LISTED:]),
        note="Plan: declared in the programme's evaluation plan. Rule: what holds where the plan "
        "is silent or declares what cannot be.",
        view="v_plan_threshold",
        given=tuple(
            Given(limit.write(limit.value), f"limit '{limit.name}' ({limit.unit})", rule.key)
            for rule in RULES
            for limit in rule.limits
        ),
    )


def _flow(subject: Subject) -> Table | None:
    chosen = {"programme_code": subject.programme.code}
    response = subject.evaluator.evaluate("survey_response", chosen)
    linkage = subject.evaluator.evaluate("survey_linkage", chosen)
    if not linkage.groups:
        return None
    rows = []
    for group in sorted(
        linkage.groups, key=lambda g: (g.value_of("wave"), g.value_of("arm") != "treated")
    ):
        wave, arm = group.value_of("wave"), group.value_of("arm")
        invited = response.at(wave=wave, arm=arm)
        rows.append(
            (
                Cell(f"{wave} {series(arm).name.lower()}"),
                base(response, invited),
                value(response, invited),
                base(linkage, group),
                value(linkage, group),
                interval(linkage, group),
            )
        )
    return Table(
        key="flow",
        caption="Flow of respondents through the survey",
        head=("Wave and arm", "Invited", "Responded", "Respondents", "Linked", "95 % interval"),
        rows=tuple(rows),
        note="Responded: share of those invited who answered at least one item. Linked: share of "
        "respondents whose link code also appears in another wave, with its Wilson interval. "
        "Source: survey exports and invitation lists.",
        results=(response, linkage),
    )
