"""What stands around every page: header, navigation, filters, data age; and how pages stay live.

The URL holds the selection: a page's layout is made from the query, a changed filter is written
back to the URL in the browser (assets/live.js), and the blocks follow the filters and the snapshot.
Of a view that changed, what differs from what the browser holds is sent: the blocks, the chips and
what filters offer, each known by a digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash
import dash_bootstrap_components as dbc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.messages import message
from dashboard.ids import (
    Ids,
    block_id,
    chips_id,
    content_id,
    filter_id,
    held_id,
    pinned_id,
    url_id,
)
from dashboard.live import warehouse
from dashboard.page import SNAPSHOT, Page, Selected, address, digest
from dashboard.view import View, view
from shared.contract.errors import BeatwiseError

POLL_MILLISECONDS = 1000
FILTER_PROPS = ("options", "value")


def app_layout(pages: Sequence[Page]) -> Callable[[], Component]:
    """The layout function of everything but the page itself."""

    def layout() -> Component:
        return html.Div(
            [
                dcc.Store(id=Ids.TOKEN, data=_token()),
                dcc.Store(id=Ids.ASKED),
                dcc.Interval(id=Ids.TICK, interval=POLL_MILLISECONDS),
                header(pages),
                _banners(),
                html.Main(dash.page_container, id="content", className="page", tabIndex="-1"),
                _drawer(),
            ]
        )

    return layout


def _token() -> str | None:
    """The snapshot that a page begins with; none where it cannot be read: its blocks say why."""
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
        return page_body(page, view(page, query))

    return layout


def page_body(page: Page, made: View) -> Component:
    """A page with its heading, filters, notices and blocks."""
    return html.Div(
        [
            html.H1(page.name),
            html.P(page.question, className="question"),
            html.Div(
                [
                    _filters(page, made.selected),
                    html.Div(_chips(page, made), id=chips_id(page)),
                ],
                className="selection",
            ),
            *_notices(page, made),
            html.Div(_blocks(page, made), id=content_id(page), className="blocks"),
            dcc.Store(id=held_id(page), data=_digests(page, made)),
            dcc.Store(id=pinned_id(page), data=made.pinned),
            dcc.Store(id=url_id(page)),
        ],
        **wild(data_page=page.key, data_snapshot=made.snapshot),
    )


def register_page_callbacks(app: Dash, page: Page) -> list[str]:
    """Keep a page's filters, URL and blocks in step with each other and with the snapshot.

    Returns:
        The outputs of its callbacks whose answers depend on the request and the snapshot alone.
    """
    names = [page_filter.name for page_filter in page.filters]
    values = [Input(filter_id(page, name), "value") for name in names]
    outputs = [Output(filter_id(page, name), prop) for name in names for prop in FILTER_PROPS]

    @app.callback(
        [
            Output(content_id(page), "children"),
            Output(held_id(page), "data"),
            Output(chips_id(page), "children"),
            *outputs,
        ],
        [Input(Ids.TOKEN, "data"), *values],
        [State(held_id(page), "data"), State(pinned_id(page), "data")],
        prevent_initial_call=True,
    )
    def follow(_token: str | None, *asked: Any) -> list[Any]:
        *values, held, pinned = asked
        wanted = dict(zip(names, values, strict=True))
        made = view(page, wanted | {SNAPSHOT: pinned or None})
        digests, known = _digests(page, made), held or _NOTHING_HELD
        chips = _chips(page, made) if digests["chips"] != known["chips"] else dash.no_update
        filters: list[Any] = []
        for name, value in made.selected.chosen.items():
            is_held = digests["offers"][name] == known["offers"].get(name)
            filters += [
                dash.no_update if is_held else _options(made.selected, name),
                dash.no_update if value == wanted[name] else value,
            ]
        return [_changed(page, made, known["blocks"]), digests, chips, *filters]

    if page.filters:
        app.clientside_callback(
            ClientsideFunction("beatwise", "writeUrl"),
            Output(url_id(page), "data"),
            *values,
            prevent_initial_call=True,
        )
    if page.register:
        page.register(app, page)
    return [content_id(page)]


_NOTHING_HELD: dict[str, Any] = {"blocks": {}, "chips": "", "offers": {}}


def _digests(page: Page, made: View) -> dict[str, Any]:
    """What the browser holds of a view: digests of its blocks, its chips and what filters offer."""
    names = made.selected.chosen
    return {
        "blocks": made.digests,
        "chips": digest(_chips(page, made)),
        "offers": {name: digest(_options(made.selected, name)) for name in names},
    }


def _changed(page: Page, made: View, held: Mapping[str, Mapping[str, str]]) -> Any:
    """Every block where others are shown than the browser holds; else only what differs of each."""
    if list(made.digests) != list(held):
        return _blocks(page, made)
    for block in made.blocks:
        digests, old = block.digests, held[block.key]
        if digests[""] != old[""]:
            dash.set_props(block_id(page, block.key), {"children": block.body})
            continue
        for part, props in block.parts.items():
            if digests[part] != old.get(part):
                dash.set_props(part, dict(props))
    return dash.no_update


def register_live_callbacks(app: Dash) -> None:
    """Follow the published snapshot from the browser, and say when the server is lost."""
    app.clientside_callback(
        ClientsideFunction("beatwise", "follow"),
        Output(Ids.TOKEN, "data"),
        Output(Ids.LOST, "hidden"),
        Output(Ids.AGE, "children"),
        Output(Ids.ARRIVED, "children"),
        Input(Ids.TICK, "n_intervals"),
        State(Ids.TOKEN, "data"),
        State(Ids.LOST, "hidden"),
        State(Ids.AGE, "children"),
    )


def _blocks(page: Page, made: View) -> list[Component]:
    return [
        html.Div(block.body, id=block_id(page, block.key), **wild(data_block=block.key))
        for block in made.blocks
    ]


def _notices(page: Page, made: View) -> list[Component]:
    if not made.selected.unknown:
        return []
    listed = "; ".join(made.selected.unknown)
    text = f"Passed over: {listed}. The view below shows what the filters say instead. "
    way_on = dcc.Link("Show the page without a selection", href=page.path)
    return [message("Part of this link is not known here", [text, way_on])]


def _filters(page: Page, selected: Selected) -> Component:
    controls = [
        html.Div(
            [
                html.Label(page_filter.label, htmlFor=filter_id(page, page_filter.name)),
                dbc.Select(
                    id=filter_id(page, page_filter.name),
                    options=_options(selected, page_filter.name),
                    value=selected.chosen[page_filter.name],
                    placeholder="nothing to choose",
                ),
            ],
            className="filter",
            **wild(data_filter=page_filter.name, data_select=filter_id(page, page_filter.name)),
        )
        for page_filter in page.filters
    ]
    return html.Div(controls, className="filters", role="group", **wild(aria_label="Filters"))


def _options(selected: Selected, name: str) -> list[dict[str, str]]:
    return [{"value": c.value, "label": c.label} for c in selected.choices[name]]


def _chips(page: Page, made: View) -> list[Component]:
    """What differs from the page as it opens, each with a link that takes it away; and the pin."""
    chosen = dict(made.selected.chosen) | {SNAPSHOT: made.pinned}
    labels = {page_filter.name: page_filter.label for page_filter in page.filters}
    chips = [
        _chip(f"{labels[name]}: {label}", address(page.path, **chosen | {name: ""}))
        for name, label in made.selected.removable()
    ]
    if made.pinned:
        unpinned = address(page.path, **chosen | {SNAPSHOT: ""})
        chips.append(_chip(f"Pinned to snapshot {made.pinned}", unpinned))
    elif made.snapshot:
        chips.append(html.Button("Pin for a meeting", className="chip-button", **wild(data_pin="")))
    return chips


def _chip(text: str, href: str) -> Component:
    cross = html.Span("×", className="cross", **wild(aria_hidden="true"))
    return dcc.Link(
        [html.Span("Remove ", className="visually-hidden"), text, cross],
        href=href,
        className="chip",
    )


def _banners() -> Component:
    lost = html.Div(
        "The server cannot be reached, or cannot read its data. What you see may be out of date; "
        "this page tries again every second.",
        id=Ids.LOST,
        className="lost",
        role="status",
        hidden=True,
    )
    arrived = html.Div(id=Ids.ARRIVED, className="arrived", role="status")
    return html.Div([lost, arrived], className="banners")


def header(pages: Sequence[Page]) -> Component:
    """Name, navigation, age of the data, light or dark."""
    links = [
        html.Li(
            dbc.NavLink(page.name, id=f"nav-{page.key}", href=page.path, active="exact"),
            **wild(data_carries=" ".join([SNAPSHOT, *(f.name for f in page.filters)])),
        )
        for page in pages
        if page.is_listed
    ]
    return html.Header(
        html.Div(
            [
                html.A("Beatwise", href="/", className="brand"),
                html.Button(
                    "Menu",
                    className="menu-button",
                    **wild(aria_expanded="false", aria_controls="navigation", data_menu=""),
                ),
                html.Nav(
                    html.Ul(links), className="nav", id="navigation", **wild(aria_label="Main")
                ),
                html.Div(
                    [
                        html.Span("Asking for the age of the data …", id=Ids.AGE),
                        html.Button("Light or dark", className="theme", **wild(data_theme="")),
                    ],
                    className="standing-by",
                ),
            ],
            className="bar",
        )
    )


def _drawer() -> Component:
    drawer: Component = dbc.Offcanvas(
        html.Div(id=Ids.DRAWER_BODY),
        id=Ids.DRAWER,
        title=html.Span("What is this?", id=Ids.DRAWER_TITLE),
        labelledby=Ids.DRAWER_TITLE,
        placement="end",
        is_open=False,
        scrollable=True,
    )
    return drawer
