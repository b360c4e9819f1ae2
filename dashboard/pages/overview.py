"""Overview: is it working and how sure are we, what is stuck, where next."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import behind_button
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.findings import anchor, finding_card, recommendation_item
from dashboard.components.headings import BRIEF, heading, place_of
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import headline
from dashboard.components.watch import show_all, watch_columns, watch_sheet
from dashboard.page import Block, Chosen, Page, address
from dashboard.sheet import result_sheet
from shared.contract import formats
from shared.findings import Advice, Advised, Finding, findings, recommendations
from shared.findings.accounts import programme_extent
from shared.findings.accounts.answer import how_sure, read_first, verdict, whether_it_works
from shared.findings.accounts.time import uptake
from shared.findings.accounts.watched import not_judged, stuck, that_are
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import Programme, has_synthetic, newest_day
from shared.metrics.watch import WatchState, watch_list

STUCK_AT_MOST, NEXT_AT_MOST = 3, 5
WORKING = "Is it working, and how sure are we?"
HELD_UP = "What is stuck, and who can unblock it?"
ONWARDS = "Where next?"
NOTHING_NEXT = "No rule recommends anything on these data."
CHOSEN_BY = (
    "About effects: the firmest supported, the firmest contradicted and the first left open. Then "
    "the first answer that bears weight on implementation, economics, mechanism and moderators; "
    "six at most."
)


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("The overview", "pilot_register"))]
    found = findings(evaluator, programme)
    working, held_up, onwards = heading(WORKING), heading(HELD_UP), heading(ONWARDS)
    return [
        *_sample_notice(evaluator),
        BRIEF,
        Block("brief", _brief(evaluator, programme, found)),
        working,
        Block("answer", _answer(evaluator, programme, found)),
        _headlines(evaluator, programme),
        _first(evaluator, programme, found),
        held_up,
        _stuck(evaluator, programme),
        onwards,
        Block("next", _next(programme, found)),
        _uptake(evaluator, programme),
    ]


def _brief(evaluator: Evaluator, programme: Programme, found: tuple[Finding, ...]) -> Component:
    """The answer to each of the three questions, with a link to its part of the page."""
    asked = _asked(found)
    answers = (
        (WORKING, verdict(found).text),
        (HELD_UP, stuck(watch_list(evaluator, programme.code)).text),
        (ONWARDS, _foremost(asked[0]) if asked else NOTHING_NEXT),
    )
    parts = [
        part
        for question, answer in answers
        for part in (html.Dt(html.A(question, href=f"#{place_of(question)}")), html.Dd(answer))
    ]
    return html.Dl(parts, className="brief")


def _foremost(advised: Advised) -> str:
    what = advised.recommendation
    return f"First: {advised.advice.value} “{what.title}”. Decides: {what.owner}."


def _sample_notice(evaluator: Evaluator) -> list[Block]:
    if not has_synthetic(evaluator):
        return []
    text = "No person, answer or crime shown here is real."
    return [Block("sample", message("Synthetic sample", text))]


def _answer(evaluator: Evaluator, programme: Programme, found: tuple[Finding, ...]) -> Component:
    newest = newest_day(evaluator, programme.code)
    day = formats.day(newest) if newest else "none with a day yet"
    return html.Div(
        [
            html.P(whether_it_works(found).text, className="reading"),
            html.P(how_sure(found).text) if found else None,
            html.P(f"Newest record of the programme: {day}.", className="standing"),
        ]
    )


def _headlines(evaluator: Evaluator, programme: Programme) -> Block:
    chosen = {"programme_code": programme.code}
    pilots = evaluator.evaluate("pilots", chosen)
    level = evaluator.evaluate("implementation_level", chosen)
    clear = evaluator.evaluate("watch_pilots_clear", chosen)
    response = evaluator.evaluate("survey_response", {**chosen, "arm": "treated"})
    parts = [
        headline(pilots, pilots.only, title="Pilots", href=_to("/pilots", programme)),
        headline(
            level,
            level.only,
            title="Mean implementation level",
            suffix="of 5",
            href=_to("/implementation", programme),
        ),
        headline(clear, clear.only, title=clear.metric.title, href=_to("/pilots", programme)),
    ]
    if response.groups:
        last = response.groups[-1]
        title = f"Trained officers' response, wave {last.value_of('wave')}"
        parts.append(headline(response, last, title=title, href=_to("/survey", programme)))
    shown = (pilots, level, clear, response)
    sheets = tuple(result_sheet(result) for result in shown if result.groups)
    return Block("headlines", html.Div(parts, className="headlines"), sheets)


def _first(evaluator: Evaluator, programme: Programme, found: tuple[Finding, ...]) -> Block:
    """The findings that a leader reads first, and how they were chosen."""
    ledger = _to("/findings", programme)
    first = read_first(found)
    cards = [finding_card(each, href=f"{ledger}#{each.key}") for each in first]
    all_of_them = formats.count(len(found), "finding")
    body = html.Div(
        [
            html.Div(cards, className="findings compact"),
            html.P(CHOSEN_BY, className="note"),
            html.Div(
                [
                    dcc.Link(f"All {all_of_them}, with what each rests on", href=ledger),
                    behind_button("the numbers in these findings"),
                ],
                className="actions",
            ),
        ]
    )
    conclusions = (each.conclusion for each in first)
    return Block("first", body, evidence_sheets(evaluator, programme, conclusions))


def _stuck(evaluator: Evaluator, programme: Programme) -> Block:
    watched = watch_list(evaluator, programme.code)
    raised = that_are(WatchState.RAISED, watched)
    parts: list[Component] = [html.P(stuck(watched).text, className="reading")]
    if raised:
        parts.append(watch_columns(programme, raised, at_most=STUCK_AT_MOST))
    if watched:
        parts.append(html.P(not_judged(watched).text, className="note"))
        parts.append(show_all(len(raised)) if raised else behind_button("the watch list"))
    return Block("stuck", html.Div(parts), (watch_sheet(programme, watched),) if watched else ())


def _next(programme: Programme, found: tuple[Finding, ...]) -> Component:
    """The recommendations that the findings carry furthest, in the order of the review."""
    ledger = _to("/findings", programme)
    asked = _asked(found)
    if not asked:
        return html.P(NOTHING_NEXT)
    items = [
        recommendation_item(one, href=f"{ledger}#{anchor(one.recommendation)}")
        for one in asked[:NEXT_AT_MOST]
    ]
    every = formats.count(len(asked), "recommendation")
    link = dcc.Link(f"All {every} that the findings bear on", href=f"{ledger}#recommendations")
    return html.Div([html.Ul(items, className="recommendations"), html.P(link)])


def _asked(found: tuple[Finding, ...]) -> list[Advised]:
    """What the findings bear on, what is to be adopted first."""
    asked = [one for one in recommendations(found) if one.advice is not Advice.NOT_TRIGGERED]
    return sorted(asked, key=lambda one: list(Advice).index(one.advice))


def _uptake(evaluator: Evaluator, programme: Programme) -> Block:
    """How the pilots stand, and how far the approach is taken up elsewhere."""
    chosen = {"programme_code": programme.code}
    statuses = evaluator.evaluate("pilots_by_status", chosen)
    elsewhere = evaluator.evaluate("rollout_elsewhere", chosen)
    stages = evaluator.evaluate("rollout_sites", chosen)
    body = html.Div(
        [
            html.H3("Status and uptake"),
            html.P(programme_extent(evaluator, programme).text),
            html.P(uptake(elsewhere, stages).text),
            behind_button("Status and uptake"),
        ]
    )
    results: tuple[MetricResult, ...] = (statuses, stages, elsewhere)
    return Block("uptake", body, tuple(result_sheet(result) for result in results if result.groups))


def _to(path: str, programme: Programme) -> str:
    return address(path, programme=programme.code)


PAGE = Page(
    module=__name__,
    name="Overview",
    path="/",
    question="Is it working, what is stuck, and where next?",
    content=content,
    filters=(PROGRAMME,),
)
