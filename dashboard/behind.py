"""The drawer that opens from any block: what it is, its table, its SQL, its rows."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

import dash
from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboard.components.explanation import explanation
from dashboard.components.grid import grid
from dashboard.ids import Ids
from dashboard.live import warehouse
from dashboard.page import SNAPSHOT, Block, Page
from dashboard.sheet import Sheet, heading_of, register_sheet, written
from dashboard.view import view
from shared.contract.formats import listing, number
from shared.metrics import Evaluator, MetricResult, NotListed

ROWS = 200
"""Most rows that the drawer lists."""

Asked = dict[str, str]
"""What a click sends: page, block, key of the metric to begin with, and the address's query."""


def register(app: Dash, pages: tuple[Page, ...]) -> list[str]:
    """Fill the drawer with what stands behind the block that was asked for.

    Returns:
        The outputs whose answers depend on the request and the snapshot alone.
    """
    by_key = {page.key: page for page in pages}

    @app.callback(
        Output(Ids.DRAWER_BODY, "children"),
        Output(Ids.DRAWER, "is_open"),
        Input(Ids.ASKED, "data"),
        Input(Ids.TOKEN, "data"),
        State(Ids.DRAWER, "is_open"),
        prevent_initial_call=True,
    )
    def open_drawer(asked: Asked | None, _token: str | None, is_open: bool) -> Any:
        by_click = any(t["prop_id"].startswith(Ids.ASKED) for t in dash.callback_context.triggered)
        if not asked or asked["page"] not in by_key or not (is_open or by_click):
            return dash.no_update, dash.no_update
        return _inside(by_key[asked["page"]], asked), True

    return [Ids.DRAWER_BODY]


def _inside(page: Page, asked: Asked) -> Component:
    query = dict(parse_qsl(asked["query"].lstrip("?")))
    made = view(page, query)
    block = made.block(asked["block"])
    if block is None or not block.sheets:
        return html.P("What stood here is not part of the view any more.")
    evaluator = warehouse().named(made.snapshot)
    chosen = made.selected.chosen | {SNAPSHOT: made.snapshot}
    held = {name: value for name, value in chosen.items() if value}
    first = asked.get("first")
    places = sorted(range(len(block.sheets)), key=lambda n: _metric(block.sheets[n]) != first)
    return html.Div([_sheet(evaluator, page, block, place, held) for place in places])


def _metric(sheet: Sheet) -> str | None:
    """Key of the metric that a sheet lists; None of a register."""
    return sheet.result.metric.key if sheet.result else None


def _sheet(
    evaluator: Evaluator, page: Page, block: Block, place: int, held: dict[str, str]
) -> Component:
    sheet = block.sheets[place]
    name = f"/sheets/{page.key}/{block.key}/{place}.csv?{urlencode(held)}"
    parts: list[Component | None] = [
        html.H3(sheet.title),
        explanation(sheet.result.metric) if sheet.result else None,
        html.H4("The numbers"),
        grid(sheet),
        html.P(html.A("Download as CSV", href=name, download="")),
        html.H4("In SQL"),
        html.Pre(_sql(evaluator, sheet), tabIndex="0"),
        *(_rows(evaluator, sheet.result) if sheet.result else []),
    ]
    return html.Section([part for part in parts if part is not None], className="behind")


def _sql(evaluator: Evaluator, sheet: Sheet) -> str:
    """The question that gives what a sheet is made from, for `python -m warehouse sql`."""
    if sheet.result is None:
        return f"select * from {sheet.source}"
    result = sheet.result
    return evaluator.written_sql(result.metric.key, result.selection, by=result.by)


def _rows(evaluator: Evaluator, result: MetricResult) -> list[Component]:
    """The rows that a result is made from, by file and line, where they may be listed."""
    found = evaluator.listed_rows(result.metric.key, result.selection, limit=ROWS)
    if isinstance(found, NotListed):
        files = register_sheet(
            "Files",
            ("file", "rows"),
            [
                (f.file_name, "not counted" if f.rows is None else number(f.rows))
                for f in found.files
            ],
            source=result.metric.rows_view,
            numeric=("rows",),
        )
        return [html.H4("The files that it comes from"), html.P(found.reason), grid(files)]
    rows = register_sheet(
        "Rows",
        ("file", "line", *(heading_of(name) for name in found.columns)),
        [(r.file_name, written(r.row_no), *map(written, r.values)) for r in found.rows],
        source=result.metric.rows_view,
        numeric=("line",),
    )
    shown = f"{number(len(found.rows))} of {number(found.total)}"
    told = f"Rows of the files that were handed over, {shown}."
    if found.not_narrowed_by:
        names = listing([heading_of(name) for name in found.not_narrowed_by])
        told += f" They do not hold {names}, and so are those of all values of it."
    return [html.H4("The rows that it comes from"), html.P(told), grid(rows)]
