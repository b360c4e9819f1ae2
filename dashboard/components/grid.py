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
MINIMUM, WIDE = 90, 260
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
    "wrapText": True,
    "autoHeight": True,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
}
LINKED = {"cellRenderer": "markdown"}
_MARKUP = re.compile(r"([\\\[\]()*_`<>#!~|])")
"""What Markdown would read as more than itself."""


def grid(sheet: Sheet, *, links: Sequence[str] = ()) -> Component:
    """A sheet as a grid; its columns sort by size where they hold numbers.

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
    width = min(WIDE, max(MINIMUM, 9 * longest + 30))
    column: dict[str, Any] = {"field": f"c{place}", "headerName": name, "minWidth": MINIMUM}
    if name in sheet.numeric:
        column |= {
            "type": "rightAligned",
            "comparator": {"function": "beatwiseByNumber"},
            "width": max(width, MINIMUM + 10),
        }
    else:
        shares = min(MOST_SHARES, max(1, longest // LETTERS_A_SHARE))
        column |= {"minWidth": width, "flex": shares}
    return column
