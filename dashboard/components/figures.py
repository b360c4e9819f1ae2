"""A figure as a leader reads it: the sentence, the chart, its note, and what stands behind it."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.page import Block
from dashboard.sheet import Sheet
from shared.figures.chart import Frame


def figure_block(
    key: str,
    frame: Frame,
    drawing: dict[str, Any],
    *sheets: Sheet,
    reading: str = "",
    legend: Component | None = None,
    is_wide: bool = False,
) -> Block:
    """One figure with everything that belongs to it.

    Args:
        key: of the block.
        frame: what stands around the chart.
        drawing: Plotly figure dictionary of a screen renderer.
        sheets: the numbers that it shows, at least one table.
        reading: a sentence from shared/findings that says what the figure shows.
        legend: classes of a map, where labels cannot stand beside the marks.
        is_wide: it spans both columns of a large screen.
    """
    layout = drawing["layout"]
    graph = dcc.Graph(
        figure=drawing,
        config={"displayModeBar": False, "responsive": True},
        responsive=True,
        style={"height": f"{layout['height']}px"},
    )
    on_marks = " words-on-marks" if layout.get("meta", {}).get("words_on_marks") else ""
    chart = html.Div(graph, role="img", className=f"chart{on_marks}", **wild(aria_label=frame.alt))
    return framed_block(
        key,
        frame,
        chart,
        *sheets,
        reading=reading,
        legend=legend,
        pictures=True,
        is_wide=is_wide,
    )


def framed_block(
    key: str,
    frame: Frame,
    drawn: Component,
    *sheets: Sheet,
    reading: str = "",
    legend: Component | None = None,
    pictures: bool = False,
    is_wide: bool = False,
) -> Block:
    """Anything drawn, in the frame of a figure: a chart, a diagram, a table.

    Args:
        key, frame, sheets, reading, legend: as of `figure_block`.
        drawn: what stands in the frame.
        pictures: offer it as a picture.
        is_wide: it spans both columns of a large screen.
    """
    parts: list[Component | None] = [
        html.H3(frame.title),
        html.P(reading, className="reading") if reading else None,
        drawn,
        legend,
        html.P(frame.note, className="note") if frame.note else None,
        actions(frame.title, pictures=pictures),
    ]
    shape = "figure-block wide" if is_wide else "figure-block"
    body = html.Figure([part for part in parts if part is not None], className=shape)
    return Block(key, body, sheets)


def actions(title: str, *, pictures: bool = False) -> Component:
    """What one can do with a block: see what stands behind it, and take its picture."""
    buttons = [behind_button(title)]
    if pictures:
        buttons += [
            html.Button(
                kind.upper(),
                className="action",
                **wild(data_picture=kind, aria_label=f"{kind.upper()} picture of: {title}"),
            )
            for kind in ("png", "svg")
        ]
    return html.Div(buttons, className="actions")


def behind_button(title: str) -> Component:
    """Opens the drawer on what stands behind a block."""
    return html.Button(
        "What is this?",
        className="action",
        **wild(data_behind="", aria_label=f"What is this? {title}"),
    )
