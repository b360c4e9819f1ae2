"""Tables as grids: sorted by a click, scrolled within themselves, one page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.sheet import Sheet

PAGE_ROWS = 20
MINIMUM, NUMBER, WIDE = 90, 96, 200
"""Least width of a column, of one of numbers, and most that one of words asks for, in pixels."""
LETTER, AIR = 6.8, 26
"""Width of a letter of the text, and of what stands around it, in pixels."""
SHORT_LETTERS = 20
"""Letters of a text that stays on one line; longer ones may take a second."""
LOOK = (
    "themeQuartz.withParams({fontFamily: 'inherit', headerFontFamily: 'inherit', fontSize: 15,"
    " headerFontSize: 15, spacing: 5, rowVerticalPaddingScale: 0.8, wrapperBorderRadius: 2,"
    " backgroundColor: 'var(--bw-paper)', foregroundColor: 'var(--bw-ink)',"
    " textColor: 'var(--bw-ink)', headerTextColor: 'var(--bw-ink)',"
    " headerBackgroundColor: 'var(--bw-raised)', chromeBackgroundColor: 'var(--bw-raised)',"
    " borderColor: 'var(--bw-rule)', rowHoverColor: 'var(--bw-raised)',"
    " accentColor: 'var(--bw-accent)', subtleTextColor: 'var(--bw-quiet)'})"
)
"""The grid's own theme with the colours and type of every page."""
MOST_SHARES, LETTERS_A_SHARE = 5, 30
"""Most parts of the free width for one column, and the letters that ask for one part."""
EVERY_COLUMN = {
    "resizable": True,
    "sortable": True,
    "comparator": {"function": "beatwiseByWords"},
    "wrapText": True,
    "autoHeight": True,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
}
LINKED = {"cellRenderer": "markdown"}
_MARKUP = re.compile(r"([\\\[\]()*_`<>#!~|])")
"""What Markdown would read as more than itself."""


def grid(sheet: Sheet, *, links: Sequence[str] = ()) -> Component:
    """A sheet as a grid; its columns sort by size where they hold numbers, dates by time.

    Args:
        sheet: the rows.
        links: addresses that the cells of the first column lead to, one for each row; or none.
    """
    rows = [dict(zip(_fields(sheet), row, strict=True)) for row in sheet.rows]
    if links:
        for row, link in zip(rows, links, strict=True):
            row["c0"] = f"[{_plain_words(row['c0'])}]({link})"
    options: dict[str, Any] = {
        "theme": {"function": LOOK},
        "tabToNextCell": {"function": "beatwiseLeave(params)"},
        "tabToNextHeader": {"function": "beatwiseLeave(params)"},
        "domLayout": "autoHeight",
        "ensureDomOrder": True,
        "suppressColumnVirtualisation": True,
        "enableCellTextSelection": True,
        "animateRows": False,
        "pagination": len(rows) > PAGE_ROWS,
        "paginationPageSize": PAGE_ROWS,
        "paginationPageSizeSelector": False,
    }
    inside = dag.AgGrid(
        columnDefs=[
            _column(sheet, place) | (LINKED if links and place == 0 else {})
            for place in range(len(sheet.columns))
        ],
        rowData=rows,
        defaultColDef=EVERY_COLUMN,
        dashGridOptions=options,
        style={"height": None},
    )
    return html.Div(inside, className="grid", **wild(aria_label=sheet.title, role="group"))


def _plain_words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _fields(sheet: Sheet) -> list[str]:
    """Names without the dots that grids read as paths."""
    return [f"c{place}" for place in range(len(sheet.columns))]


def _column(sheet: Sheet, place: int) -> dict[str, Any]:
    name = sheet.columns[place]
    longest = max((len(row[place]) for row in sheet.rows), default=0)
    letters = max(min(longest, SHORT_LETTERS), longest / 2)
    width = min(WIDE, max(MINIMUM, round(LETTER * letters) + AIR))
    column: dict[str, Any] = {"field": f"c{place}", "headerName": name}
    if name in sheet.numeric:
        return column | {
            "type": "rightAligned",
            "comparator": {"function": "beatwiseByNumber"},
            "minWidth": max(width, NUMBER),
            "flex": 1,
        }
    shares = min(MOST_SHARES, max(1, longest // LETTERS_A_SHARE))
    return column | {"minWidth": width, "flex": shares}
