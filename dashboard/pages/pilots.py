"""Pilots: the portfolio, and how far the eight steps have been taken."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.figures import figure
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.messages import not_collected
from dashboard.components.numbers import headline
from dashboard.components.tables import result_table, table
from dashboard.page import Chosen, Page
from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS
from shared.figures import intervals, stock
from shared.findings import readings
from shared.metrics import Evaluator
from shared.metrics.registers import Pilot, Programme, areas

ENDED = ("completed", "abandoned")


def content(evaluator: Evaluator, chosen: Chosen) -> list[Component]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [not_collected("The portfolio", "pilot_register")]
    return [
        html.H2("Portfolio"),
        _portfolio(evaluator, programme),
        _statuses(evaluator, programme),
        html.H2("Implementation"),
        *_implementation(evaluator, programme),
    ]


def _portfolio(evaluator: Evaluator, programme: Programme) -> Component:
    names = {a.area_code: a.area_name for a in areas(evaluator, programme.locations)}
    rows = [_row(pilot, names) for pilot in programme.pilots]
    header = ("Pilot", "Location", "Problem", "Status", "Started", "Ended")
    return table(f"Pilots of {programme.name}", header, rows)


def _row(pilot: Pilot, names: dict[str, str]) -> list[str]:
    return [
        f"{pilot.pilot_code} {pilot.name}",
        names.get(pilot.location_code, pilot.location_code),
        pilot.problem or "",
        pilot.status,
        formats.day(pilot.started_on) if pilot.started_on else "not started",
        _ended(pilot),
    ]


def _ended(pilot: Pilot) -> str:
    if pilot.ended_on:
        return formats.day(pilot.ended_on)
    return "not recorded" if pilot.status in ENDED else "not ended"


def _statuses(evaluator: Evaluator, programme: Programme) -> Component:
    result = evaluator.evaluate("pilots_by_status", {"programme_code": programme.code})
    parts = [
        headline(result, group, title=group.value_of("status").capitalize())
        for group in result.groups
    ]
    return html.Div(parts, className="headlines small")


def _implementation(evaluator: Evaluator, programme: Programme) -> list[Component]:
    chosen = {"programme_code": programme.code}
    level = evaluator.evaluate("implementation_level", chosen)
    if not level.groups or level.state.value == "not collected":
        return [not_collected("The level of implementation", "self_evaluation")]
    steps = stock.step_levels(evaluator, programme)
    by_pilot = evaluator.evaluate("implementation_level", chosen, by=("pilot_code",))
    pilots = {pilot.pilot_code: f"{pilot.pilot_code} {pilot.name}" for pilot in programme.pilots}
    labels = {"step": {number: f"{number} {name}" for number, name in LISP_STEPS.items()}}
    return [
        html.Div(
            [headline(level, level.only, title="Mean implementation level", suffix="of 5")],
            className="headlines",
        ),
        figure(
            steps.chart.frame,
            intervals.screen(steps.chart),
            steps.result.metric,
            reading=readings.steps(steps.result).text,
            table=result_table("Level of each step", steps.result, labels=labels),
        ),
        html.H3("By pilot"),
        html.P(
            "A pilot's own level is shown only where enough people rated it that nobody can be "
            "singled out.",
            className="note",
        ),
        result_table("Level of each pilot", by_pilot, labels={"pilot_code": pilots}),
    ]


PAGE = Page(
    module=__name__,
    name="Pilots",
    path="/pilots",
    question="Where do the pilots stand, and how far have the eight steps been taken?",
    content=content,
    filters=(PROGRAMME,),
)
