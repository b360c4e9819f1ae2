"""Plain words for empty states and faults."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from shared.contract.errors import BeatwiseError


def message(title: str, text: Any) -> Component:
    """A quiet box: what happened, and what to do."""
    return html.Div(
        [html.Strong(f"{title}. "), html.Span(text)], className="message", role="status"
    )


def fault_message(fault: BeatwiseError) -> Component:
    """What cannot be shown, and why."""
    return message("This view cannot be shown", str(fault))


def nothing_published() -> Component:
    """What fills an empty dashboard."""
    return html.Div(
        [
            html.H2("Nothing has been loaded yet"),
            html.P(
                "This page fills itself as soon as the first files are loaded. Put them into the "
                "inbox, or run:"
            ),
            html.Pre("python -m warehouse load PATH"),
        ],
        className="message",
        role="status",
    )


def not_collected(what: str, kind: str) -> Component:
    """Says which file would fill a place."""
    return html.Div(
        [html.Strong("Not collected. "), f"{what} appears when a file of kind {kind} is loaded."],
        className="message",
    )
