"""What stands around every page: header, navigation, filters, data age; and how pages stay live.

The URL holds the filters: a page's layout is made from the query, a changed filter is written back
to the URL in the browser (assets/live.js), and the content follows the filters and the snapshot.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
import dash_bootstrap_components as dbc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.messages import message, nothing_published
from dashboard.ids import Ids, content_id, filter_id, notice_id, url_id
from dashboard.live import warehouse
from dashboard.page import Page, Selected, select
from shared.contract.errors import BeatwiseError, NoSnapshot

POLL_MILLISECONDS = 1000


def app_layout() -> Component:
    """Everything but the page itself."""
    token = warehouse().token()
    return html.Div(
        [
            dcc.Store(id=Ids.TOKEN, data=token),
            dcc.Interval(id=Ids.TICK, interval=POLL_MILLISECONDS),
            _header(),
            html.Div(
                "The server cannot be reached. What you see may be out of date; this page tries "
                "again every second.",
                id=Ids.LOST,
                className="lost",
                role="status",
                hidden=True,
            ),
            html.Main(dash.page_container, id="content", className="container-xl", tabIndex="-1"),
            _footer(),
        ]
    )


def page_layout(page: Page) -> Callable[..., Component]:
    """The layout function of a page: query parameters in, components out."""

    def layout(**query: str) -> Component:
        heading = [html.H1(page.name), html.P(page.question, className="question")]
        try:
            evaluator = warehouse().current()
            selected = select(page, evaluator, query)
        except BeatwiseError as fault:
            return html.Div([*heading, *_without_filters(page, fault)])
        notice = _notice(selected)
        filters = _filters(page, selected)
        return html.Div(
            [
                *heading,
                filters,
                html.Div(notice, id=notice_id(page)),
                html.Div(_content(page, selected.chosen), id=content_id(page)),
                dcc.Store(id=url_id(page)),
            ]
        )

    return layout


def register_page_callbacks(app: Dash, page: Page) -> None:
    """Keep a page's filters, URL and content in step with each other and with the snapshot."""
    values = [Input(filter_id(page, f.name), "value") for f in page.filters]

    @app.callback(
        Output(content_id(page), "children"),
        Input(Ids.TOKEN, "data"),
        *values,
        prevent_initial_call=True,
    )
    def follow(_token: str | None, *chosen: str | None) -> list[Component]:
        names = (page_filter.name for page_filter in page.filters)
        return _content(page, dict(zip(names, (value or "" for value in chosen), strict=True)))

    if page.filters:
        _register_filter_callbacks(app, page, values)


def _register_filter_callbacks(app: Dash, page: Page, values: list[Input]) -> None:
    app.clientside_callback(
        ClientsideFunction("beatwise", "writeUrl"),
        Output(url_id(page), "data"),
        *values,
        prevent_initial_call=True,
    )
    outputs = [
        Output(filter_id(page, f.name), prop, allow_duplicate=True)
        for f in page.filters
        for prop in ("options", "value")
    ]
    states = [State(filter_id(page, f.name), "value") for f in page.filters]

    @app.callback(*outputs, Input(Ids.TOKEN, "data"), *states, prevent_initial_call=True)
    def offer(_token: str | None, *held: str | None) -> list[Any]:
        names = [page_filter.name for page_filter in page.filters]
        selected = select(page, warehouse().current(), dict(zip(names, held, strict=True)))
        return [
            prop for name in names for prop in (_options(selected, name), selected.chosen[name])
        ]


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
        return page.content(warehouse().current(), chosen)
    except NoSnapshot:
        return [nothing_published()]
    except BeatwiseError as fault:
        return [message("This view cannot be shown", str(fault))]


def _without_filters(page: Page, fault: BeatwiseError) -> list[Component]:
    """The page before anything is published; it reloads itself when that changes."""
    told = nothing_published() if isinstance(fault, NoSnapshot) else message("Fault", str(fault))
    return [
        html.Div([told], id=content_id(page)),
        html.Div(**wild(data_reload="when-published")),
    ]


def _notice(selected: Selected) -> Component | None:
    if not selected.unknown:
        return None
    listed = "; ".join(selected.unknown)
    return message(
        "Part of this link is not known here",
        f"Passed over: {listed}. The view below shows what the filters say instead.",
    )


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


def _header() -> Component:
    links = [
        dbc.NavLink(page["name"], href=page["path"], active="exact")
        for page in dash.page_registry.values()
    ]
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
