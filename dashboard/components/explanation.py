"""What a metric is, in the words of its definition."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from shared.metrics import Metric


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
