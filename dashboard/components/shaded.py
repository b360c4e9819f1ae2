"""A matrix as an accessible table: its numbers in shaded cells, withheld ones named."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from shared.figures.matrix import DARK, Matrix, MatrixCell
from shared.figures.theme import INK, PAPER


def shaded_table(chart: Matrix, caption: str) -> Component:
    """A matrix whose rows and columns keep their names in full at any width.

    Args:
        chart: the matrix, as paper prints it.
        caption: what the rows and columns are.
    """
    cells = {(cell.mark.series, cell.mark.label): cell for cell in chart.cells}
    head = html.Tr([html.Td(), *(html.Th(name, scope="col") for name in chart.columns)])
    rows = [
        html.Tr(
            [html.Th(row, scope="row"), *(_cell(chart, cells[row, name]) for name in chart.columns)]
        )
        for row in chart.rows
    ]
    inside = html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(rows)], className="table shaded"
    )
    return html.Div(
        inside,
        className="table-scroll on-paper",
        tabIndex="0",
        role="region",
        **wild(aria_label=chart.frame.title),
    )


def _cell(chart: Matrix, cell: MatrixCell) -> Component:
    shade = chart.shade(cell)
    if shade is None:
        state = html.Span(cell.shown, className="withheld", **wild(data_state=cell.shown))
        return html.Td(state, title=cell.mark.text)
    ink = PAPER if shade in DARK else INK
    return html.Td(cell.shown, title=cell.mark.text, style={"background": shade, "color": ink})
