"""A figure as a leader reads it: the sentence, the chart, its note, its table, what it is."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from shared.figures.chart import Frame
from shared.metrics import Metric


def figure(
    frame: Frame,
    drawing: dict[str, Any],
    metric: Metric,
    *,
    reading: str = "",
    table: Component | None = None,
    legend: Component | None = None,
) -> Component:
    """One figure with everything that belongs to it.

    Args:
        drawing: Plotly figure dictionary of a screen renderer.
        reading: a sentence from shared/findings that says what the figure shows.
        table: the numbers behind it.
        legend: classes of a map, where labels cannot stand beside the marks.
    """
    graph = dcc.Graph(
        figure=drawing,
        config={"displayModeBar": False, "responsive": True},
        responsive=True,
        style={"height": f"{drawing['layout']['height']}px"},
    )
    parts: list[Component | None] = [
        html.H3(frame.title),
        html.P(reading, className="reading") if reading else None,
        html.Div(graph, role="img", **wild(aria_label=frame.alt)),
        legend,
        html.P(frame.note, className="note"),
        _details("The numbers", table) if table else None,
        _details("What is this?", explanation(metric)),
    ]
    return html.Section([part for part in parts if part is not None], className="figure-block")


def explanation(metric: Metric) -> Component:
    """Question, formula, base, caveats and source of a metric."""
    entries = {
        "Question": metric.question,
        "Formula": metric.formula,
        "Base": metric.base,
        "Direction": metric.direction.value,
        "Bear in mind": metric.caveats,
        "Source of the method": metric.citation,
        "On the command line": f"python -m shared.metrics evaluate {metric.key}",
    }
    return html.Dl([part for k, v in entries.items() for part in (html.Dt(k), html.Dd(v))])


def _details(summary: str, inside: Component) -> Component:
    return html.Details([html.Summary(summary), inside])
