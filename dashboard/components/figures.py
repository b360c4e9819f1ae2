"""A figure as a leader reads it: the sentence, the chart, its note, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
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
    ways = {"words_on_marks": "words-on-marks", "on_paper": "on-paper"}
    looks = [look for way, look in ways.items() if layout.get("meta", {}).get(way)]
    chart, graph = _part_id(key, "chart"), _part_id(key, "graph")
    moving: dict[str, dict[str, Any]] = {
        chart: {"className": " ".join(["chart", *looks]), "aria-label": frame.alt},
        graph: {"figure": drawing, "style": {"height": f"{layout['height']}px"}},
    }
    drawn = dcc.Graph(
        id=graph,
        config={"displayModeBar": False, "responsive": True},
        responsive=True,
        **moving[graph],
    )
    return framed_block(
        key,
        frame,
        html.Div(drawn, id=chart, role="img", **moving[chart]),
        *sheets,
        reading=reading,
        legend=legend,
        pictures=True,
        is_wide=is_wide,
        moving=moving,
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
    moving: Mapping[str, Mapping[str, Any]] | None = None,
) -> Block:
    """Anything drawn, in the frame of a figure: a chart, a diagram, a table.

    Args:
        key, frame, sheets, reading, legend: as of `figure_block`.
        drawn: what stands in the frame.
        pictures: offer it as a picture.
        is_wide: it spans both columns of a large screen.
        moving: parts of what is drawn, as of `Block`; the texts around it then change in place
            too.
    """
    title = html.H3(frame.title, id=_part_id(key, "title"))
    said = html.P(reading, id=_part_id(key, "reading"), className="reading") if reading else None
    note = html.P(frame.note, id=_part_id(key, "note"), className="note") if frame.note else None
    below = actions(frame.title, pictures=pictures, id_=_part_id(key, "actions"))
    order = (title, said, drawn, legend, note, below)
    shape = "figure-block wide" if is_wide else "figure-block"
    body = html.Figure([part for part in order if part is not None], className=shape)
    if moving is None:
        return Block(key, body, sheets)
    texts = [part.to_plotly_json()["props"] for part in (title, said, note, below) if part]
    parts = {text["id"]: {"children": text["children"]} for text in texts}
    return Block(key, body, sheets, parts={**parts, **moving}, outline=[shape, list(parts), legend])


def actions(title: str, *, pictures: bool = False, id_: str | None = None) -> Component:
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
    named: dict[str, Any] = {"id": id_} if id_ else {}
    return html.Div(buttons, className="actions", **named)


def _part_id(key: str, name: str) -> str:
    return f"part-{key}-{name}"


def behind_button(title: str, metric: str = "") -> Component:
    """Opens the drawer on what stands behind a block.

    Args:
        title: what the button stands beside.
        metric: key of the one that the button asks for first, where the block shows several.
    """
    return html.Button(
        "What is this?",
        className="action",
        **wild(data_behind=metric, aria_label=f"What is this? {title}"),
    )
