"""Plain words for empty states and faults."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from shared.contract import formats
from shared.contract.errors import BeatwiseError
from shared.contract.vocabulary import kind_title


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


def not_collected(what: str, *kinds: str) -> Component:
    """Says which files would fill a place.

    Args:
        what: the place.
        kinds: keys of the kinds of file that it takes together; none where any file will do.
    """
    named = formats.listing([f"“{kind_title(kind)}”" for kind in kinds])
    of_kinds = f"files of the {'kind' if len(kinds) == 1 else 'kinds'} {named} are"
    text = f"{what} appears when {of_kinds if kinds else 'any file is'} loaded."
    return html.Div([html.Strong("Not collected. "), text], className="message")
