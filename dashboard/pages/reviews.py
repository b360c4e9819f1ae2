"""Reviews: drafts and issued editions, their files, and a new draft while one watches.

The archive is the reporter's and moves by itself, so its list is asked for over the reporter's API
every few seconds rather than made from the snapshot.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import dash
import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.headings import heading
from dashboard.components.messages import fault_message, not_collected
from dashboard.ids import filter_id
from dashboard.live import warehouse
from dashboard.page import Block, Chosen, Page
from dashboard.reporting import Job, Reporter, ReporterAway, Review
from shared.contract import formats
from shared.contract.errors import BeatwiseError
from shared.metrics import Evaluator

MILLISECONDS = 2000
FILES = {"pdf": "PDF", "html": "HTML", "bundle": "Evidence (ZIP)", "page": "Sign, issue, erratum"}


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page: the order, and places for what the reporter says."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("A review", "pilot_register"))]
    order = html.Button("Make a draft", id="review-order", className="button", n_clicks=0)
    return [
        Block(
            "order",
            html.Div(
                [
                    html.P(
                        "A draft is made from the newest snapshot. It is checked, then signed and "
                        "issued in the reporter; nothing is issued from here."
                    ),
                    order,
                ]
            ),
        ),
        Block("progress", html.Div(id="review-progress", role="status")),
        heading("The archive"),
        Block("archive", html.Div("Asking the reporter …", id="review-archive")),
        Block(
            "watch",
            html.Div(
                [
                    dcc.Interval(id="review-tick", interval=MILLISECONDS),
                    dcc.Store(id="review-job"),
                    dcc.Store(id="review-held"),
                ]
            ),
        ),
    ]


def register(app: Dash, page: Page) -> None:
    """Order drafts, and follow jobs and the archive."""

    @app.callback(
        Output("review-job", "data"),
        Output("review-progress", "children"),
        Input("review-order", "n_clicks"),
        State(filter_id(page, PROGRAMME.name), "value"),
        prevent_initial_call=True,
    )
    def order(clicks: int | None, programme: str) -> Any:
        if not clicks:
            return dash.no_update, dash.no_update
        try:
            found = _reporter().order(programme)
        except ReporterAway as fault:
            return None, fault_message(fault)
        if isinstance(found, Review):
            return None, html.P("This snapshot has its draft already: it stands in the archive.")
        return asdict(found), _progress(found)

    @app.callback(
        Output("review-archive", "children"),
        Output("review-held", "data"),
        Output("review-progress", "children", allow_duplicate=True),
        Output("review-job", "data", allow_duplicate=True),
        Input("review-tick", "n_intervals"),
        State("review-held", "data"),
        State("review-job", "data"),
        prevent_initial_call="initial_duplicate",
    )
    def follow(_tick: int | None, held: Any, job: dict[str, Any] | None) -> Any:
        archive, now = _archive(held)
        if not job or not Job(**job).is_open:
            return archive, now, dash.no_update, dash.no_update
        try:
            found = _reporter().job(job["job"])
        except ReporterAway as fault:
            return archive, now, fault_message(fault), dash.no_update
        if asdict(found) == job:
            return archive, now, dash.no_update, dash.no_update
        return archive, now, _progress(found), asdict(found)


def _reporter() -> Reporter:
    return Reporter(warehouse().settings.reporter_address)


def _archive(held: Any) -> tuple[Any, Any]:
    """The archive as cards, and what tells this state from the next; nothing where none moved."""
    try:
        found: tuple[Review, ...] = _reporter().reviews()
    except BeatwiseError as fault:
        return fault_message(fault), str(fault)
    now = [f"{r.key} {r.state} {len(r.missing)}" for r in found]
    if now == held:
        return dash.no_update, dash.no_update
    if not found:
        return html.P("No review has been made yet."), now
    return [_card(review) for review in found], now


def _card(review: Review) -> Component:
    edition = f"version {review.version}" if review.version else review.state
    as_of = formats.day(date.fromisoformat(review.as_of)) if review.as_of else "undated"
    return html.Article(
        [
            html.H3(f"{review.name}, {edition}"),
            html.P(
                [
                    html.Span(review.state, className="tag"),
                    html.Span(f"data to {as_of}", className="tag quiet"),
                ]
            ),
            html.P(_standing(review)),
            html.Ul(
                [
                    _file(review, name, label)
                    for name, label in FILES.items()
                    if name in review.links
                ],
                className="files",
            ),
            html.P(f"Snapshot {review.snapshot}", className="note"),
        ],
        className="finding",
        **wild(data_review=review.key),
    )


def _standing(review: Review) -> str:
    passed = f"{review.checks - len(review.failed)} of {review.checks} checks passed"
    if review.failed:
        passed += f"; failed: {formats.listing(list(review.failed))}"
    if review.missing:
        return f"{passed}. Still to sign: {formats.listing(list(review.missing))}."
    return f"{passed}."


def _file(review: Review, name: str, label: str) -> Component:
    link = warehouse().settings.reporter_link() + review.links[name]
    words = html.Span(f" of {review.name}", className="visually-hidden")
    return html.Li(html.A([label, words], href=link, target="_blank", rel="noopener"))


def _progress(job: Job) -> Component:
    if job.state == "done":
        return html.P("The draft is done: it stands in the archive.")
    if not job.is_open:
        return html.P(f"The draft was not made ({job.state}). {job.message}")
    bar: Component = dbc.Progress(value=job.percent, label=f"{job.percent} %", **_named(job))
    return html.Div([html.P(f"{job.stage} …"), bar], className="progress-block")


def _named(job: Job) -> dict[str, Any]:
    return {"min": 0, "max": 100, "id": "review-bar", "class_name": job.state}


PAGE = Page(
    module=__name__,
    name="Reviews",
    path="/reviews",
    question="Which reviews are there, and what does the newest snapshot say?",
    content=content,
    filters=(PROGRAMME,),
    register=register,
)
