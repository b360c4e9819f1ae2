"""What stands around every page: header, navigation, filters, data age; and how pages stay live.

The URL holds the filters: a page's layout is made from the query, a changed filter is written back
to the URL in the browser (assets/live.js), and the content follows the filters and the snapshot.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

import dash
import dash_bootstrap_components as dbc
from cachetools import LRUCache, cached
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.messages import message, nothing_published
from dashboard.ids import Ids, content_id, filter_id, url_id
from dashboard.live import warehouse
from dashboard.page import Page, Selected, select
from shared.contract.errors import BeatwiseError, NoSnapshot
from shared.metrics import Evaluator

POLL_MILLISECONDS = 1000
FILTER_PROPS = ("options", "value")
CACHED_CONTENTS = 512


def app_layout(pages: Sequence[Page]) -> Callable[[], Component]:
    """The layout function of everything but the page itself."""

    def layout() -> Component:
        return html.Div(
            [
                dcc.Store(id=Ids.TOKEN, data=_token()),
                dcc.Interval(id=Ids.TICK, interval=POLL_MILLISECONDS),
                _header(pages),
                _lost_server(),
                html.Main(
                    dash.page_container, id="content", className="container-xl", tabIndex="-1"
                ),
                _footer(),
            ]
        )

    return layout


def _token() -> str | None:
    """The snapshot that a page begins with; none where it cannot be read: its content says why."""
    try:
        return warehouse().token()
    except BeatwiseError:
        return None


def not_found(**_query: str) -> Component:
    """What stands at an address that is no page."""
    return html.Div(
        [
            html.H1("There is no such page"),
            html.P("The address may be mistyped or old. The pages above are all there are."),
        ]
    )


def page_layout(page: Page) -> Callable[..., Component]:
    """The layout function of a page: query parameters in, components out."""

    def layout(**query: str) -> Component:
        selected = _select(page, query)
        return html.Div(
            [
                html.H1(page.name),
                html.P(page.question, className="question"),
                _filters(page, selected),
                *_notices(selected),
                html.Div(_content(page, selected.chosen), id=content_id(page)),
                dcc.Store(id=url_id(page)),
            ]
        )

    return layout


def register_page_callbacks(app: Dash, page: Page) -> None:
    """Keep a page's filters, URL and content in step with each other and with the snapshot."""
    names = [page_filter.name for page_filter in page.filters]
    values = [Input(filter_id(page, name), "value") for name in names]
    outputs = [Output(filter_id(page, name), prop) for name in names for prop in FILTER_PROPS]

    @app.callback(
        [Output(content_id(page), "children"), *outputs],
        [Input(Ids.TOKEN, "data"), *values],
        prevent_initial_call=True,
    )
    def follow(_token: str | None, *asked: str | None) -> list[Any]:
        selected = _select(page, dict(zip(names, asked, strict=True)))
        offered = [(_options(selected, name), selected.chosen[name]) for name in names]
        return [_content(page, selected.chosen), *chain.from_iterable(offered)]

    if page.filters:
        app.clientside_callback(
            ClientsideFunction("beatwise", "writeUrl"),
            Output(url_id(page), "data"),
            *values,
            prevent_initial_call=True,
        )


def register_live_callbacks(app: Dash) -> None:
    """Follow the published snapshot from the browser, and say when the server is lost."""
    app.clientside_callback(
        ClientsideFunction("beatwise", "follow"),
        Output(Ids.TOKEN, "data"),
        Output(Ids.LOST, "hidden"),
        Output(Ids.AGE, "children"),
        Input(Ids.TICK, "n_intervals"),
        State(Ids.TOKEN, "data"),
        State(Ids.LOST, "hidden"),
        State(Ids.AGE, "children"),
    )


def _content(page: Page, chosen: dict[str, str]) -> list[Component]:
    try:
        return _made(page, warehouse().current(), tuple(chosen.items()))
    except NoSnapshot:
        return [nothing_published()]
    except BeatwiseError as fault:
        return [message("This view cannot be shown", str(fault))]


@cached(LRUCache(CACHED_CONTENTS), lock=threading.Lock())
def _made(page: Page, evaluator: Evaluator, chosen: tuple[tuple[str, str], ...]) -> list[Component]:
    """A page's content: a pure function of snapshot and filters, so made once for all visitors."""
    return page.content(evaluator, dict(chosen))


def _select(page: Page, asked: Mapping[str, str | None]) -> Selected:
    """What a request selects; nothing can be offered while nothing is published."""
    try:
        return select(page, warehouse().current(), asked)
    except BeatwiseError:  # the content says why
        names = [page_filter.name for page_filter in page.filters]
        return Selected(dict.fromkeys(names, ""), {name: [] for name in names}, ())


def _notices(selected: Selected) -> list[Component]:
    if not selected.unknown:
        return []
    listed = "; ".join(selected.unknown)
    text = f"Passed over: {listed}. The view below shows what the filters say instead."
    return [message("Part of this link is not known here", text)]


def _filters(page: Page, selected: Selected) -> Component:
    controls = [
        html.Div(
            [
                html.Label(page_filter.label, htmlFor=filter_id(page, page_filter.name)),
                dbc.Select(
                    id=filter_id(page, page_filter.name),
                    options=_options(selected, page_filter.name),
                    value=selected.chosen[page_filter.name],
                ),
            ],
            className="filter",
            **wild(data_filter=page_filter.name, data_select=filter_id(page, page_filter.name)),
        )
        for page_filter in page.filters
    ]
    return html.Div(controls, className="filters", role="group", **wild(aria_label="Filters"))


def _options(selected: Selected, name: str) -> Any:
    return [{"value": c.value, "label": c.label} for c in selected.choices[name]]


def _lost_server() -> Component:
    return html.Div(
        "The server cannot be reached, or cannot read its data. What you see may be out of date; "
        "this page tries again every second.",
        id=Ids.LOST,
        className="lost",
        role="status",
        hidden=True,
    )


def _header(pages: Sequence[Page]) -> Component:
    links = [dbc.NavLink(page.name, href=page.path, active="exact") for page in pages]
    reviews = html.A(
        "Reviews", href=warehouse().settings.reporter_link() + "/", className="nav-link"
    )
    return html.Header(
        html.Div(
            [
                html.A("Beatwise", href="/", className="brand"),
                html.Nav([*links, reviews], className="nav", **wild(aria_label="Main")),
            ],
            className="container-xl bar",
        )
    )


def _footer() -> Component:
    return html.Footer(
        html.Div(
            html.Span("Asking for the age of the data …", id=Ids.AGE), className="container-xl"
        )
    )
