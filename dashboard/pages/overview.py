"""Overview: is it working and how sure are we, what is stuck, where next."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.findings import finding_card, recommendation_item
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import headline
from dashboard.components.tables import table
from dashboard.page import Chosen, Page, address
from shared.contract import formats
from shared.findings import Advice, Finding, findings, recommendations
from shared.metrics import Evaluator
from shared.metrics.registers import Programme, has_synthetic

STUCK = ("stalled", "paused", "abandoned")


def content(evaluator: Evaluator, chosen: Chosen) -> list[Component]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [not_collected("The overview", "pilot_register")]
    found = findings(evaluator, programme)
    return [
        *_sample_notice(evaluator),
        html.P(_standing(programme), className="standing"),
        _headlines(evaluator, programme),
        html.H2("Is it working, and how sure are we?"),
        html.Div([finding_card(finding) for finding in found], className="findings"),
        html.H2("What is stuck, and who can unblock it?"),
        _stuck(programme),
        html.H2("Where next?"),
        _next(found),
    ]


def _sample_notice(evaluator: Evaluator) -> list[Component]:
    if not has_synthetic(evaluator):
        return []
    return [message("Synthetic sample", "No person, answer or crime shown here is real.")]


def _standing(programme: Programme) -> str:
    begun = f"begun {formats.day(programme.started_on)}" if programme.started_on else "not begun"
    pilots = formats.count(len(programme.pilots), "pilot")
    locations = formats.count(len(programme.locations), "location")
    return f"{programme.name}: {pilots} in {locations}, {begun}."


def _headlines(evaluator: Evaluator, programme: Programme) -> Component:
    chosen = {"programme_code": programme.code}
    level = evaluator.evaluate("implementation_level", chosen)
    pilots = evaluator.evaluate("pilots", chosen)
    response = evaluator.evaluate("survey_response", {**chosen, "arm": "treated"})
    parts = [
        headline(
            pilots, pilots.only, title="Pilots", href=address("/pilots", programme=programme.code)
        ),
        headline(
            level,
            level.only,
            title="Mean implementation level",
            suffix="of 5",
            href=address("/pilots", programme=programme.code),
        ),
    ]
    if response.groups:
        last = response.groups[-1]
        title = f"Trained officers' response, {last.value_of('wave')}"
        link = address("/survey", programme=programme.code)
        parts.append(headline(response, last, title=title, href=link))
    return html.Div(parts, className="headlines")


def _stuck(programme: Programme) -> Component:
    stuck = [pilot for pilot in programme.pilots if pilot.status in STUCK]
    if not stuck:
        return html.P("No pilot is stalled, paused or abandoned.")
    rows = [[pilot.name, pilot.problem or "", pilot.status] for pilot in stuck]
    return table("Pilots that do not move", ("Pilot", "Problem", "Status"), rows)


def _next(found: tuple[Finding, ...]) -> Component:
    triggered = [
        recommendation_item(advised)
        for advised in recommendations(found)
        if advised.advice is not Advice.NOT_TRIGGERED
    ]
    if not triggered:
        return html.P("No rule recommends anything on these data.")
    return html.Ul(triggered, className="recommendations")


PAGE = Page(
    module=__name__,
    name="Overview",
    path="/",
    question="Is it working, what is stuck, and where next?",
    content=content,
    filters=(PROGRAMME,),
)
