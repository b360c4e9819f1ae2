"""A sheet on a page: a table where it is short, a grid where it is long or wide."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.figures import behind_button
from dashboard.components.grid import grid
from dashboard.components.tables import table
from dashboard.page import Block
from dashboard.sheet import Sheet

SHORT = 12
"""Rows that a plain table holds."""


def listing(sheet: Sheet) -> Component:
    """The rows of a sheet, as its length asks for."""
    if len(sheet.rows) > SHORT:
        return html.Div([html.H3(sheet.title), grid(sheet)])
    return table(sheet.title, sheet.columns, sheet.rows, numeric=sheet.numeric)


def listed_block(
    key: str, sheet: Sheet, *behind: Sheet, reading: str = "", note: str = ""
) -> Block:
    """A sheet with the sentence that it bears out, and the way to what stands behind it.

    Args:
        key: of the block.
        sheet: the rows that are shown.
        behind: what the drawer shows instead of the sheet itself.
        reading: a sentence made from the same results.
        note: base, period and source.
    """
    parts: list[Component | None] = [
        html.P(reading, className="reading") if reading else None,
        listing(sheet),
        html.P(note, className="note") if note else None,
        html.Div([behind_button(sheet.title)], className="actions"),
    ]
    body = html.Div([part for part in parts if part is not None], className="figure-block")
    return Block(key, body, behind or (sheet,))
